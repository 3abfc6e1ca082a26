"""One page from pdfium through the compiled reader: the steps of `swept_source`, each in one call for all characters or objects."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from extractors.pdf import pdfium_calls as call
from extractors.pdf.cid_fonts import replaced_character
from extractors.pdf.glyphs import PageContent, Rule
from extractors.pdf.page_errors import PageTooComplexError
from extractors.pdf.pictures import COVERING, is_opaque
from extractors.pdf.replacements import given_again
from extractors.pdf.turned_runs import TurnedRuns
from extractors.pdf.upright import PdfBox, size_upright, to_upright


class CompiledReader:
    """Reads pages with compiled functions.

    Args:
        native: The compiled module.
    """

    def __init__(self, native: ModuleType) -> None:
        self._native = native
        native.bind_functions(call.ADDRESSES)

    def read(self, document: Any, page: Any, index: int, box: PdfBox, text: int, count: int) -> PageContent:
        """Read one page; the arguments are those of `swept_source.read`."""
        native = self._native
        codes = native.character_codes(text, count)
        rotation = native.upright_rotation(text, codes, page.get_rotation())
        width, height = size_upright(box, rotation)
        content = PageContent(index + 1, round(width, 1), round(height, 1), rotation)
        matrix = to_upright(box, rotation)
        content.rules, hidden, content.image_share = native.read_objects(
            call.address(page.raw),
            matrix,
            content.width,
            content.height,
            Rule,
            lambda item: is_opaque(document, page, item),
            PageTooComplexError,
        )
        content.map_errors, content.hidden_share = native.doubts(text, codes, hidden)
        self._characters(content, text, codes, matrix, hidden)
        return content

    def _characters(self, content: PageContent, text: int, codes: bytes, matrix: Any, hidden: set[int]) -> None:
        # over a picture of the whole page the hidden text is judged, and refused, as a whole
        unseen = hidden if content.image_share <= COVERING or content.hidden_share <= 0.5 else ()
        again = given_again(text, codes)
        glyphs, turned, content.hidden = self._native.read_characters(
            text, codes, matrix, content.width, content.height, content.rotation, unseen, again, replaced_character
        )
        content.say_what_is_hidden()
        runs = TurnedRuns(content)
        for turn, char, area, pen, points in turned:
            runs.add(turn, char, area, pen, points)
        content.glyphs = glyphs + runs.finish() if turned else glyphs
