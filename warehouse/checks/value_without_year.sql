-- check: value_without_year
-- severity: warning
-- question: Is there a score whose year nothing says?
-- question_th: มีคะแนนที่ไม่มีสิ่งใดบอกปีหรือไม่
-- because: A score without its year cannot be compared; it is not loaded.
-- because_th: คะแนนที่ไม่รู้ปีเทียบกันไม่ได้ จึงไม่บันทึก
-- computed: Found while reading: a score whose year neither column heading nor caption, heading or introducing sentence says.
-- computed_th: พบระหว่างการอ่าน: คะแนนที่หัวคอลัมน์ คำบรรยาย หัวข้อ และประโยคนำไม่บอกปี
-- subject: given by the reader
-- values: what was printed
-- false_positives: A year that stands only in a picture.
-- false_positives_th: ปีที่อยู่ในภาพเท่านั้น
-- resolve: Find the year on the cover or in the source list.
-- resolve_th: หาปีจากหน้าปกหรือแหล่งที่มา
SELECT
    r.sha256, d.office_id, r.fiscal_year_be, r.indicator_no, r.subject, r.judged, r.message_th AS message, r.message_en, r.expected, r.found,
    [r.fact_id] AS fact_ids
FROM row_findings AS r
LEFT JOIN documents AS d ON r.sha256 = d.sha256
WHERE r.rule = 'value_without_year'
