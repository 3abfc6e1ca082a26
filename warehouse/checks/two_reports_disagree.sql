-- check: two_reports_disagree
-- severity: error
-- question: Do two documents give different values for one office, year and indicator?
-- question_th: เอกสารสองฉบับให้คะแนนตัวชี้วัดเดียวกันต่างกันหรือไม่
-- because: Analysts need one value; both may be quoted elsewhere.
-- because_th: ผู้วิเคราะห์ต้องการค่าเดียว และทั้งสองค่าอาจถูกอ้างต่อ
-- computed: Values on which each document itself agrees, compared between documents of the same office.
-- computed_th: ค่าที่แต่ละเอกสารตรงกันในตัวเอง เทียบกันระหว่างเอกสารของสำนักงานเดียวกัน
-- subject: indicator:<no>:<year>
-- values: both values
-- false_positives: Scores before and after an appeal.
-- false_positives_th: คะแนนก่อนและหลังอุทธรณ์
-- resolve: Compare the two pages.
-- resolve_th: เทียบสองหน้าที่แสดง
SELECT
    a.sha256, b.sha256 AS other_sha256, a.office_id, a.fiscal_year_be, a.indicator_no,
    'indicator:' || a.indicator_no || ':' || a.fiscal_year_be AS subject,
    least(a.score, b.score) || '/' || greatest(a.score, b.score) AS judged,
    'ตัวชี้วัดที่ ' || a.indicator_no || ' ปี ' || a.fiscal_year_be || ': ฉบับหนึ่ง ' || a.score || ' อีกฉบับ ' || b.score AS message,
    'Indicator ' || a.indicator_no || ' of ' || a.fiscal_year_be || ': one document says ' || a.score || ', the other ' || b.score AS message_en,
    a.score::VARCHAR AS expected,
    b.score::VARCHAR AS found,
    list_concat(a.fact_ids, b.fact_ids) AS fact_ids
FROM document_scores AS a
INNER JOIN document_scores AS b
    ON a.office_id = b.office_id AND a.fiscal_year_be = b.fiscal_year_be AND a.indicator_no = b.indicator_no
WHERE a.sha256 < b.sha256 AND a.score <> b.score
