-- check: table_not_recognised
-- severity: info
-- question: Is there a table like scores or measures that fits no layout?
-- question_th: มีตารางที่คล้ายตารางคะแนนหรือมาตรการแต่อ่านไม่ออกหรือไม่
-- because: What is not understood is shown, never guessed.
-- because_th: สิ่งที่อ่านไม่เข้าใจต้องแสดงให้เห็น ไม่เดา
-- computed: Found while reading: a table with words and numbers like scores or measures that fits no layout. Nothing of it is
--     loaded.
-- computed_th: พบระหว่างการอ่าน: ตารางที่มีคำและตัวเลขคล้ายตารางคะแนนหรือมาตรการ แต่ไม่เข้ากับรูปแบบใด จึงไม่มีค่าใดถูกบันทึก
-- subject: given by the reader
-- values: what was printed
-- false_positives: A table of another assessment that looks like ITA.
-- false_positives_th: ตารางของการประเมินอื่นที่คล้าย ITA
-- resolve: Read the table on the page; add a layout where it recurs.
-- resolve_th: อ่านตารางจากหน้าเอกสาร
SELECT
    r.sha256, d.office_id, r.fiscal_year_be, r.indicator_no, r.subject, r.judged, r.message_th AS message, r.message_en, r.expected, r.found,
    [r.fact_id] AS fact_ids
FROM row_findings AS r
LEFT JOIN documents AS d ON r.sha256 = d.sha256
WHERE r.rule = 'table_not_recognised'
