-- check: score_disagrees_within_document
-- severity: error
-- question: Does one document give two values for one office, year and indicator?
-- question_th: เอกสารเดียวให้คะแนนตัวชี้วัดเดียวกันในปีเดียวกันต่างกันหรือไม่
-- because: One of the two is wrong, and nobody can tell which without the source.
-- because_th: ค่าหนึ่งต้องผิด และไม่มีใครรู้ว่าค่าใดหากไม่มีต้นฉบับ
-- computed: Distinct scores of the same office, year and indicator, in tables and prose of one PDF. Rows of one table are the
--     question of indicator_duplicated.
-- computed_th: คะแนนที่ต่างกันของสำนักงาน ปี และตัวชี้วัดเดียวกันในตารางและข้อความของ PDF เดียว
--     แถวซ้ำในตารางเดียวกันเป็นเรื่องของ indicator_duplicated
-- subject: indicator:<no>:<year>
-- values: the values
-- false_positives: Scores before and after an appeal.
-- false_positives_th: คะแนนก่อนและหลังอุทธรณ์
-- resolve: Compare the boxes.
-- resolve_th: เทียบกรอบที่แสดง
SELECT
    sha256, office_id, fiscal_year_be, indicator_no,
    'indicator:' || indicator_no || ':' || fiscal_year_be AS subject,
    string_agg(DISTINCT score, '/' ORDER BY score) AS judged,
    'ตัวชี้วัดที่ ' || indicator_no || ' ปี ' || fiscal_year_be || ' มีหลายค่าในเอกสารเดียวกัน: ' || string_agg(DISTINCT score, ', ' ORDER BY score) AS message,
    'Indicator ' || indicator_no || ' of ' || fiscal_year_be || ' has several values in one document: '
    || string_agg(DISTINCT score, ', ' ORDER BY score) AS message_en,
    NULL AS expected,
    string_agg(DISTINCT score, ', ' ORDER BY score) AS found,
    list(fact_id ORDER BY fact_id) AS fact_ids
FROM scores
GROUP BY sha256, office_id, fiscal_year_be, indicator_no
HAVING count(DISTINCT score) > 1 AND count(DISTINCT coalesce(table_id, 'prose')) > 1
