-- check: reading_reconciled
-- severity: info
-- question: Was a number decided by the report's own arithmetic?
-- question_th: มีตัวเลขที่ตัดสินด้วยความสอดคล้องภายในรายงานหรือไม่
-- because: Readings differed and only one candidate fits the order, level or sums of the report.
-- because_th: ผลการอ่านต่างกัน และมีค่าเดียวที่เข้ากับลำดับ ระดับ หรือผลรวมของรายงาน
-- computed: Found while reading; the check shows what extraction wrote down.
-- subject: given by the reader
-- values: what was printed
-- false_positives: Text damage that repair could not undo.
-- false_positives_th: ข้อความเสียหายที่ซ่อมไม่ได้
-- resolve: Confirm the number in the box.
-- resolve_th: ยืนยันตัวเลขในกรอบ
SELECT
    r.sha256, d.office_id, r.fiscal_year_be, r.indicator_no, r.subject, r.judged, r.message_th AS message, r.message_en, r.expected, r.found,
    [r.fact_id] AS fact_ids
FROM row_findings AS r
LEFT JOIN documents AS d ON r.sha256 = d.sha256
WHERE r.rule = 'reading_reconciled'
