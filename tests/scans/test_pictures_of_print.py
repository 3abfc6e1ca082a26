"""What is done with a picture before and after tesseract reads it."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import pytest

from extractors.pdf.ocr_image import DPI, darkened
from extractors.pdf.ocr_shapes import look_at
from extractors.pdf.ocr_spelling import respelled
from extractors.pdf.ocr_words import whole_numbers


def picture(text: str, ink: int = 0, height: int = 60) -> Any:
    page = np.full((height, 40 + 22 * len(text)), 255, np.uint8)
    cv2.putText(page, text, (15, height - 18), cv2.FONT_HERSHEY_SIMPLEX, 1.0, ink, 2, cv2.LINE_AA)
    return page


@pytest.mark.parametrize(("text", "sign"), [("+12.50", "+"), ("-12.50", "-"), ("12.50", "")])
def test_a_sign_in_front_of_a_number_is_named_by_its_shape(text: str, sign: str) -> None:
    assert look_at(picture(text)).sign == sign


def test_dust_clear_of_the_line_is_no_part_of_a_number() -> None:
    clean = picture("2565")
    dusty = clean.copy()
    cv2.circle(dusty, (30, 6), 2, 0, -1)
    assert len(look_at(dusty).shapes) == len(look_at(clean).shapes) == 4


def test_faint_print_becomes_dark_and_dark_print_stays_as_it_is() -> None:
    rng = np.random.default_rng(3)
    dark = np.vstack([picture("84.15 93.20 77.05")] * 8)
    holes = cv2.GaussianBlur(rng.normal(0, 1, dark.shape).astype(np.float32), (0, 0), 1.2)
    faint = (255 - (255 - dark.astype(np.float32)) * np.clip(0.5 + 0.9 * holes, 0.25, 0.6)).astype(np.uint8)
    assert darkened(dark, DPI) is dark
    assert np.percentile(faint[dark < 60], 50) > 110
    assert np.percentile(darkened(faint, DPI)[dark < 60], 50) < 80


@pytest.mark.parametrize(
    ("read", "right"),
    [
        (["บ", "ี", "2564"], "ปี2564"),
        (["บปึ", "งบประมาณ", "2565"], "ปีงบประมาณ2565"),
        (["ก", ".", "ุย", ".", "66"], "ก.ย.66"),
        (["รอยละ", "93.62"], "ร้อยละ93.62"),
        (["ตวชวดท", "ี่", "4"], "ตัวชี้วัดที่4"),
        (["บีบ", "กลมกลืน"], "บีบกลมกลืน"),
    ],
)
def test_impossible_spellings_are_put_right_and_possible_ones_are_left(read: list[str], right: str) -> None:
    words = [(text, 10 * k, 0, 10 * k + 9, 12, 90.0) for k, text in enumerate(read)]
    assert "".join(w[0] for w in respelled(words)) == right


def test_a_thai_year_of_which_a_part_has_the_box_of_the_whole_is_one_number() -> None:
    parts = [("๒", 769, 784, 887, 813, 97.0), ("๕๒๕", 800, 780, 892, 827, 97.0)]
    assert [w[:5] for w in whole_numbers(parts)] == [("๒๕๒๕", 769, 780, 892, 827)]
    apart = [("2565", 10, 0, 60, 20, 97.0), ("2566", 75, 0, 130, 20, 97.0)]
    assert whole_numbers(apart) == apart
