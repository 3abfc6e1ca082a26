"""Reference tables: what ships is sound, and a user's slip is an error with its place."""

import csv
import re
from decimal import Decimal

import pytest

from normalizers.indicators import name_means
from normalizers.load_reference import KEYS, REFERENCE_DIR, load_reference, read_table
from normalizers.reference_checks import ReferenceTableError

REFERENCE = load_reference()
README = (REFERENCE_DIR / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted(REFERENCE_DIR.glob("*.csv")), ids=lambda p: p.stem)
def test_every_column_is_described_and_every_row_fits_the_header(path):
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    described = README[README.index(f"| {path.name}") :]
    described = described[: re.search(r"\n\| \w+\.csv|\n\n|$", described[1:]).end()]
    assert [c for c in rows[0] if not re.search(rf"\b{c}\b", described)] == []
    assert [row for row in rows[1:] if len(row) != len(rows[0])] == []


def test_what_ships_loads_with_all_ten_indicators_in_order():
    assert [i.indicator_no for i in REFERENCE.indicators] == list(range(1, 11))
    assert [i.instrument for i in REFERENCE.indicators] == ["IIT"] * 5 + ["EIT"] * 3 + ["OIT"] * 2
    assert set(KEYS) == set(REFERENCE.tables)


@pytest.mark.parametrize("scale", ["letter", "five_word", "old_word"])
def test_every_hundredth_has_one_level_by_its_total_alone_or_by_its_instruments(scale):
    rows = [r for r in REFERENCE.tables["rating_scales"] if r["scale"] == scale]
    for hundredths in range(10_001):
        score = Decimal(hundredths) / 100
        fitting = [r["level"] for r in rows if Decimal(r["lower"]) <= score <= Decimal(r["upper"])]
        assert len(fitting) == 1 or (scale == "five_word" and score >= 85)
        assert fitting


def test_certain_item_counts_make_the_43_items_of_2563_to_2565():
    rows = [r for r in REFERENCE.tables["oit_item_counts"] if r["certainty"] == "verified"]
    assert sum(int(r["items"]) for r in rows) == 43
    assert sum(int(r["items"]) for r in rows if r["sub_indicator"].startswith("9.")) == 33


def override(folder, name, text):
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_users_row_replaces_ours_and_another_is_added(tmp_path):
    ours = (REFERENCE_DIR / "units.csv").read_text(encoding="utf-8").splitlines()
    folder = override(tmp_path, "units.csv", f"{ours[0]}\nกลุ่มอำนวยการ,กอ.,seen\nกลุ่มทดลอง,,seen\n")
    units = {u.name: u.variants for u in load_reference(folder).units}
    assert units["กลุ่มอำนวยการ"] == ("กอ.",)
    assert units["กลุ่มทดลอง"] == ()
    assert len(units) == len(REFERENCE.units) + 1


def test_a_new_name_of_an_indicator_keeps_the_old_one_as_a_spelling(tmp_path):
    folder = override(
        tmp_path,
        "indicators.csv",
        "indicator_no,name,instrument,valid_from_be,valid_to_be,certainty\n8,การปรับปรุงงาน,EIT,2570,,seen\n",
    )
    eighth = load_reference(folder).indicators[7]
    assert eighth.name == "การปรับปรุงงาน"
    assert "การปรับปรุงระบบการทำงาน" in eighth.variants


def test_a_spelling_in_latin_letters_is_known_as_it_stands_and_means_nothing_else(tmp_path):
    ours = next(iter((REFERENCE_DIR / "indicator_names.csv").read_text(encoding="utf-8").splitlines()))
    cells = {"indicator_no": "1", "variant": "Duty performance", "certainty": "seen"}
    row = ",".join(cells.get(column, "here") for column in ours.split(","))
    indicators = load_reference(override(tmp_path, "indicator_names.csv", f"{ours}\n{row}\n")).indicators
    assert name_means("Duty performance", indicators) == 1
    assert [name_means(text, indicators) for text in ("hello", "95.00", "A", "-")] == [None] * 4


SCALE = "scale,level,lower,upper,instrument_minimum,valid_from_be,valid_to_be,agency_type,certainty\n"
WEIGHTS = "instrument,weight,name_th,name_en,valid_from_be,valid_to_be,certainty\n"


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("units.csv", "name,certainty\nกลุ่มทดลอง,seen\n", r"units\.csv:1: columns missing: variants"),
        ("units.csv", "name,variants,certainty\nก,,seen\nก,,seen\n", r"units\.csv:3: name = ก stands twice"),
        ("units.csv", "name,variants,certainty\nก,,perhaps\n", r"units\.csv:2: certainty 'perhaps'"),
        ("units.csv", "name,variants,certainty\nก,seen\n", r"units\.csv:2: .*fit the header"),
        ("rating_scales.csv", SCALE + "letter,AA,ninety,100.00,,2562,2565,all,seen\n", r"scales\.csv:2: lower 'ninety'"),
        ("rating_scales.csv", SCALE + "letter,AA,96.00,100.00,,2562,2565,all,seen\n", r"no level between 94.99 and 96.00"),
        ("rating_scales.csv", SCALE + "letter,A,85.00,95.00,,2562,2565,all,seen\n", r"two levels for 95.00"),
        ("instruments.csv", WEIGHTS + "IIT,0.40,ก,I,2562,,seen\n", r"weights of 2562 add up to 1.10"),
        ("indicators.csv", "indicator_no,name,instrument,valid_from_be,valid_to_be,certainty\n11,ก,OIT,2570,,seen\n", "1 to 10"),
        ("header_words.csv", "role,match,words,seen_in\nscore,has,คะแนนใหม่|_,here\n", r"header_words\.csv: '_' of score is blank"),
        ("header_words.csv", "role,match,words,seen_in\nscore,has,คะแนนใหม่|,here\n", r"header_words\.csv: '' of score is blank"),
        ("unit.csv", "name\nก\n", r"unit\.csv: there is no such table"),
    ],
)
def test_a_slip_in_a_users_table_says_where_and_what(tmp_path, name, text, says):
    with pytest.raises(ReferenceTableError, match=says):
        load_reference(override(tmp_path, name, text))


def test_a_table_in_a_legacy_encoding_says_how_to_save_it(tmp_path):
    (tmp_path / "units.csv").write_bytes("name,variants,certainty\nกลุ่ม,,seen\n".encode("cp874"))
    with pytest.raises(ReferenceTableError, match="CSV UTF-8"):
        read_table("units", tmp_path, KEYS["units"])
