-- check: reading_disputed
-- severity: warning
-- question: Do independent readings of one number differ?
-- question_th: การอ่านตัวเลขเดียวกันหลายวิธีได้ผลต่างกันหรือไม่
-- because: A number that is not certain is not loaded.
-- because_th: ตัวเลขที่ไม่แน่ใจจะไม่ถูกบันทึก
-- computed: Found while reading: independent readings of one number differ and nothing decides between them. The value is not
--     loaded.
-- computed_th: พบระหว่างการอ่าน: การอ่านเลขเดียวกันโดยวิธีที่เป็นอิสระต่อกันได้ค่าต่างกัน และไม่มีสิ่งใดตัดสินได้
--     ค่าไม่ถูกบันทึก
-- subject: given by the reader
-- values: what was printed
-- false_positives: A blurred scan that a person reads at once.
-- false_positives_th: ภาพสแกนไม่ชัดที่คนอ่านออกทันที
-- resolve: Read the number in the box.
-- resolve_th: อ่านตัวเลขในกรอบ
SELECT
    r.sha256, d.office_id, r.fiscal_year_be, r.indicator_no, r.subject, r.judged, r.message_th AS message, r.message_en, r.expected, r.found,
    [r.fact_id] AS fact_ids
FROM row_findings AS r
LEFT JOIN documents AS d ON r.sha256 = d.sha256
WHERE r.rule = 'reading_disputed'
