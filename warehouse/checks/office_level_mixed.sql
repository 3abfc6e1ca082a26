-- check: office_level_mixed
-- severity: warning
-- question: Are สพป. and สพม. used for one office?
-- question_th: ใช้ทั้ง สพป. และ สพม. กับสำนักงานเดียวกันหรือไม่
-- because: Primary and secondary offices of one province are different bodies.
-- because_th: สำนักงานประถมศึกษาและมัธยมศึกษาของจังหวัดเดียวกันเป็นคนละหน่วยงาน
-- computed: A mention with the other level and a province of the document's own office, not cited as another body.
-- computed_th: ชื่อที่เป็นอีกระดับหนึ่งและมีจังหวัดของสำนักงานเจ้าของรายงาน โดยไม่ได้อ้างถึงว่าเป็นหน่วยงานอื่น
-- subject: level:<other level>
-- values: the names
-- false_positives: A joint event of both offices.
-- false_positives_th: กิจกรรมร่วมของทั้งสองสำนักงาน
-- resolve: Read the sentence.
-- resolve_th: อ่านประโยคในกรอบ
SELECT
    m.sha256, d.office_id, d.fiscal_year_be,
    'level:' || m.level AS subject,
    m.level AS judged,
    'รายงานของ ' || o.abbr_th || ' แต่พิมพ์ชื่อ “' || m.printed || '” ซึ่งเป็นคนละระดับ' AS message,
    'The report is of ' || o.abbr_th || ', but prints "' || m.printed || '", of the other level' AS message_en,
    o.abbr_th AS expected,
    m.printed AS found,
    [m.fact_id] AS fact_ids
FROM office_mentions AS m
INNER JOIN documents AS d ON m.sha256 = d.sha256
INNER JOIN offices AS o ON d.office_id = o.office_id
WHERE
    d.doc_type = 'office' AND NOT m.cited AND m.level IS NOT NULL AND m.level <> o.level
    AND (m.table_id IS NULL OR m.table_id NOT IN (SELECT table_id FROM tables WHERE kind = 'ranking'))
    AND len(list_filter(string_split(o.provinces_th, ';'), LAMBDA p: contains(replace(m.printed, ' ', ''), p))) > 0
