-- check: score_out_of_range
-- severity: error
-- question: Is a score outside 0 to 100?
-- question_th: มีคะแนนที่อยู่นอกช่วง 0 ถึง 100 หรือไม่
-- because: ITA scores are percentages; 9404 is a lost decimal point.
-- because_th: คะแนน ITA เป็นร้อยละ เลขอย่าง 9404 คือจุดทศนิยมหาย
-- computed: What extraction could not accept as a score in its score column.
-- computed_th: ตัวเลขในช่องคะแนนที่ไม่อาจเป็นคะแนนได้ และคะแนนที่อยู่นอกช่วง 0 ถึง 100
-- subject: indicator:<no>:<year> or the cell's own subject
-- values: the printed characters
-- false_positives: None known.
-- false_positives_th: ยังไม่พบ
-- resolve: Read the number on the page; the value is not loaded.
-- resolve_th: อ่านตัวเลขจากหน้าเอกสาร ค่านี้ไม่ได้ถูกบันทึก
SELECT
    r.sha256, d.office_id, r.fiscal_year_be, r.indicator_no, r.subject, r.judged, r.message_th AS message, r.message_en, r.expected, r.found,
    [r.fact_id] AS fact_ids
FROM row_findings AS r
LEFT JOIN documents AS d ON r.sha256 = d.sha256
WHERE r.rule = 'score_out_of_range'
UNION ALL
SELECT
    sha256, office_id, fiscal_year_be, indicator_no,
    'indicator:' || indicator_no || ':' || fiscal_year_be,
    score::VARCHAR,
    'คะแนน ' || score || ' อยู่นอกช่วง 0–100',
    'The score ' || score || ' is outside 0-100',
    '0-100',
    score::VARCHAR,
    [fact_id]
FROM scores
WHERE score NOT BETWEEN 0 AND 100
