"""Where numbered items begin and end."""

from __future__ import annotations

import pytest

from extractors.items import measure_items
from extractors.paragraphs import Running, running_text
from extractors.printed import Box, Line


def _running(text: str) -> Running:
    return running_text(Line(1, Box(0, 20 * n, 100, 20 * n + 15), part, part) for n, part in enumerate(text.split("\n")))


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("1.จัดอบรม2.ทำคู่มือ3.ติดตาม", ["จัดอบรม", "ทำคู่มือ", "ติดตาม"]),
        ("กำหนดมาตรการ ดังนี้ 1.\nจัดประชุม 2\n. แต่งตั้งคณะทำงาน", ["จัดประชุม", "แต่งตั้งคณะทำงาน"]),
        ("(๑) ประกาศ (๒) ประชุม ๒๐ คน", ["ประกาศ", "ประชุม ๒๐ คน"]),
        ("๑. อบรม ๒. เผยแพร่", ["อบรม", "เผยแพร่"]),
        ("1) อบรม (1) ภายใน (2) ภายนอก 2) เผยแพร่", ["อบรม (1) ภายใน (2) ภายนอก", "เผยแพร่"]),
        ("1. ทำคู่มือ 1.1 เล่มแรก 1.2 เล่มสอง 2. อบรม", ["ทำคู่มือ 1.1 เล่มแรก 1.2 เล่มสอง", "อบรม"]),
        ("มาตรการ พ.ศ. 2566 1. อบรม 2. ได้ 85.00 คะแนน", ["อบรม", "ได้ 85.00 คะแนน"]),
        ("1. ทบทวนตัวชี้วัดที่ 9. ให้ครบ 2. แบ่งหน้าที่ 3. รายงานงบประมาณ 4. สรุป", ["ทบทวนตัวชี้วัดที่ 9. ให้ครบ", "แบ่งหน้าที่", "รายงานงบประมาณ", "สรุป"]),
        ("- อบรม\n- เผยแพร่ ตุลาคม 2565 - กันยายน 2566", ["อบรม", "เผยแพร่ ตุลาคม 2565 - กันยายน 2566"]),
        ("• อบรม • เผยแพร่", ["อบรม", "เผยแพร่"]),
        ("จัดทำคู่มือให้ชัดเจน", ["จัดทำคู่มือให้ชัดเจน"]),
        ("-ไม่มี-", []),
        ("ปัญหาที่พบ ดังนี้ 1. คนน้อย 2. เวลาน้อย จึงกำหนดมาตรการ ดังนี้ 1. อบรม 2. ย้ายงาน", ["อบรม", "ย้ายงาน"]),
    ],
)  # fmt: skip
def test_items_are_split_at_their_numbering(text: str, items: list[str]) -> None:
    assert [item.text for item in measure_items(_running(text))] == items


def test_an_item_gives_the_way_back_to_its_lines() -> None:
    running = _running("1. อบรมบุคลากร\nทุกคน\n2. เผยแพร่")
    first, second = measure_items(running)
    assert [line.raw for line in running.touched(first.start, first.end)] == ["1. อบรมบุคลากร", "ทุกคน"]
    assert [line.raw for line in running.touched(second.start, second.end)] == ["2. เผยแพร่"]
