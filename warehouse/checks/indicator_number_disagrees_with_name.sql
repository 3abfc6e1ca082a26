-- check: indicator_number_disagrees_with_name
-- severity: error
-- question: Do the number and the name of an indicator mean the same?
-- question_th: เลขและชื่อตัวชี้วัดตรงกันหรือไม่
-- because: The score belongs to one of two indicators and cannot be loaded.
-- because_th: คะแนนเป็นของตัวชี้วัดใดตัวชี้วัดหนึ่งแต่ไม่รู้ว่าตัวใด จึงไม่บันทึก
-- computed: Found while reading: number and name of one row or sentence mean different indicators. The value is not loaded.
-- computed_th: พบระหว่างการอ่าน: เลขตัวชี้วัดและชื่อในแถวหรือประโยคเดียวกันหมายถึงคนละตัวชี้วัด ค่าไม่ถูกบันทึก
-- subject: given by the reader
-- values: what was printed
-- false_positives: A name damaged beyond repair that is near another indicator.
-- false_positives_th: ชื่อที่เสียหายจนใกล้เคียงกับตัวชี้วัดอื่น
-- resolve: Decide which of the two is meant.
-- resolve_th: พิจารณาว่าหมายถึงตัวชี้วัดใด
SELECT
    r.sha256, d.office_id, r.fiscal_year_be, r.indicator_no, r.subject, r.judged, r.message_th AS message, r.message_en, r.expected, r.found,
    [r.fact_id] AS fact_ids
FROM row_findings AS r
LEFT JOIN documents AS d ON r.sha256 = d.sha256
WHERE r.rule = 'indicator_number_disagrees_with_name'
