-- check: foreign_office_named
-- severity: error
-- question: Does an office's own report name another area office as if it were its own?
-- question_th: รายงานของสำนักงานหนึ่งมีชื่อสำนักงานอื่นปนอยู่หรือไม่
-- because: Names left in show text taken from another report; figures may have come along.
-- because_th: ชื่อที่หลงเหลือแสดงว่าข้อความมาจากรายงานอื่น ตัวเลขอาจติดมาด้วย
-- computed: Names resolved to another office, not cited as such and not in a table of many offices; silent for names that are
--     compatible with the document's office.
-- computed_th: ชื่อที่หมายถึงสำนักงานอื่น ซึ่งไม่ใช่การอ้างถึงและไม่อยู่ในตารางของหลายสำนักงาน
--     ชื่อที่เข้ากันได้กับสำนักงานเจ้าของรายงาน (ไม่มีเลขเขต จังหวัดหนึ่งของสำนักงานร่วม ชื่อเดิม) ไม่แจ้ง
-- subject: office:<id>
-- values: the other office
-- false_positives: A neighbour, host or example named in a sentence that does not say so.
-- false_positives_th: สำนักงานข้างเคียงหรือเจ้าภาพที่ประโยคไม่ได้บอกไว้
-- resolve: Read the boxes: is the office cited, or left over?
-- resolve_th: อ่านกรอบที่แสดง: อ้างถึง หรือหลงเหลือ
SELECT
    m.sha256, d.office_id, d.fiscal_year_be,
    'office:' || m.office_id AS subject,
    m.office_id AS judged,
    'รายงานของ ' || coalesce(own.abbr_th, d.office_id) || ' มีชื่อ ' || coalesce(o.abbr_th, m.office_id) || ' (' || count(*) || ' แห่ง)' AS message,
    'The report of ' || coalesce(own.abbr_th, d.office_id) || ' names ' || coalesce(o.abbr_th, m.office_id) || ' (' || count(*) || ' places)' AS message_en,
    coalesce(own.abbr_th, d.office_id) AS expected,
    min(m.printed) AS found,
    list(m.fact_id ORDER BY m.fact_id) AS fact_ids
FROM office_mentions AS m
INNER JOIN documents AS d ON m.sha256 = d.sha256
LEFT JOIN offices AS o ON m.office_id = o.office_id
LEFT JOIN offices AS own ON d.office_id = own.office_id
WHERE
    d.doc_type = 'office' AND d.office_id IS NOT NULL AND m.status = 'resolved' AND m.office_id <> d.office_id AND NOT m.cited
    AND NOT list_contains(coalesce(o.successors, []), d.office_id)
    AND NOT list_contains(coalesce(own.successors, []), m.office_id)
    AND NOT list_contains(coalesce(m.candidates, []), d.office_id)
    AND (m.table_id IS NULL OR m.table_id NOT IN (SELECT table_id FROM tables WHERE kind = 'ranking'))
GROUP BY m.sha256, d.office_id, d.fiscal_year_be, m.office_id, own.abbr_th, o.abbr_th
