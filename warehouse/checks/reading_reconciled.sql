-- check: reading_reconciled
-- severity: info
-- question: Was a number decided by the report's own arithmetic?
-- question_th: มีตัวเลขที่ตัดสินด้วยความสอดคล้องภายในรายงานหรือไม่
-- because: Readings differed and only one candidate fits the order, level or sums of the report.
-- because_th: ผลการอ่านต่างกัน และมีค่าเดียวที่เข้ากับลำดับ ระดับ หรือผลรวมของรายงาน
-- computed: Found while reading: readings of one number differ and only one fits the order, level or sums of the report; it is
--     loaded and marked as reconciled.
-- computed_th: พบระหว่างการอ่าน: การอ่านเลขเดียวกันได้ค่าต่างกัน และมีเพียงค่าเดียวที่เข้ากับลำดับ ระดับ หรือผลรวมในรายงาน
--     ค่านั้นถูกบันทึกพร้อมเครื่องหมาย reconciled
-- subject: given by the reader
-- values: what was printed
-- false_positives: A report whose own order or level is wrong: then the wrong reading fits.
-- false_positives_th: รายงานที่ลำดับหรือระดับผิดเอง ค่าที่ผิดจึงเข้ากันได้
-- resolve: Confirm the number in the box.
-- resolve_th: ยืนยันตัวเลขในกรอบ
SELECT
    r.sha256, d.office_id, r.fiscal_year_be, r.indicator_no, r.subject, r.judged, r.message_th AS message, r.message_en, r.expected, r.found,
    [r.fact_id] AS fact_ids
FROM row_findings AS r
LEFT JOIN documents AS d ON r.sha256 = d.sha256
WHERE r.rule = 'reading_reconciled'
