from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from extractors.pdf.glyphs import Glyph as Glyph
from extractors.pdf.glyphs import Rule
from extractors.pdf.upright import Matrix
from extractors.printed import Box
from extractors.tables import Grid, GridCell

Character = tuple[str, float, float]
Turned = tuple[int, str, tuple[float, float, float, float], tuple[float, float], float]

def bind_functions(addresses: Mapping[str, int]) -> None: ...
def read_objects(
    page: int, matrix: Matrix, width: float, height: float, rule: type[Rule], is_opaque: Callable[[int], bool], too_complex: type[Exception]
) -> tuple[list[Rule], set[int], float]: ...
def character_codes(text: int, count: int) -> bytes: ...
def upright_rotation(text: int, codes: bytes, rotation: int) -> int: ...
def doubts(text: int, codes: bytes, hidden: Collection[int]) -> tuple[float, float]: ...
def read_characters(
    text: int,
    codes: bytes,
    matrix: Matrix,
    width: float,
    height: float,
    rotation: int,
    hidden: Collection[int],
    again: Collection[int],
    replaced_character: Callable[[str, int], str | None],
) -> tuple[list[Glyph], list[Turned], list[Character]]: ...
def baselines(glyphs: Iterable[Glyph]) -> list[list[Glyph]]: ...
def printed_rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]: ...
def raw_text(row: Sequence[Glyph]) -> str: ...
def widest_em(row: Sequence[Glyph]) -> float: ...
def line_parts(row: Sequence[Glyph]) -> tuple[str, tuple[float, float, float, float], float, bool]: ...
def find_grids(
    rules: list[Rule],
    width: float,
    height: float,
    glyphs: Sequence[Glyph],
    box: type[Box],
    cell: type[GridCell],
    grid: type[Grid],
) -> list[Grid]: ...
def in_cells(glyphs: Sequence[Glyph], boxes: list[Box], reads_as_number: Callable[[str], bool]) -> list[list[Glyph]]: ...
