-- check: page_not_readable
-- severity: warning
-- question: Is there a page without usable text?
-- question_th: มีหน้าที่ไม่มีข้อความที่อ่านได้หรือไม่
-- because: Scores on that page are not in the database.
-- because_th: คะแนนในหน้านั้นไม่อยู่ในฐานข้อมูล
-- computed: Found while reading: a page without text in the file, or with text too damaged to use, where OCR is missing or
--     reads nothing.
-- computed_th: พบระหว่างการอ่าน: หน้าที่ไม่มีข้อความในไฟล์ หรือข้อความเสียหายจนใช้ไม่ได้ และโปรแกรมอ่านภาพไม่มีหรืออ่านไม่ออก
-- subject: given by the reader
-- values: what was printed
-- false_positives: A picture without any text that matters.
-- false_positives_th: ภาพที่ไม่มีข้อความสำคัญ
-- resolve: Open the page; install OCR (ita doctor says how).
-- resolve_th: เปิดหน้าเอกสาร หรือติดตั้งโปรแกรมอ่านภาพ (ดู ita doctor)
SELECT
    r.sha256, d.office_id, r.fiscal_year_be, r.indicator_no, r.subject, r.judged, r.message_th AS message, r.message_en, r.expected, r.found,
    [r.fact_id] AS fact_ids
FROM row_findings AS r
LEFT JOIN documents AS d ON r.sha256 = d.sha256
WHERE r.rule = 'page_not_readable'
