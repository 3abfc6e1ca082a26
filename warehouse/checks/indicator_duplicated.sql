-- check: indicator_duplicated
-- severity: error
-- question: Does a table hold one indicator twice for a year?
-- question_th: ตารางมีตัวชี้วัดเดียวกันซ้ำในปีเดียวกันหรือไม่
-- because: One of the two rows belongs to another indicator.
-- because_th: แถวหนึ่งในสองแถวน่าจะเป็นของตัวชี้วัดอื่น
-- computed: Two rows of one table with the same office, year and indicator.
-- computed_th: สองแถวในตารางเดียวกันที่เป็นสำนักงาน ปี และตัวชี้วัดเดียวกัน
-- subject: indicator:<no>:<year>
-- values: the values
-- false_positives: None known.
-- false_positives_th: ยังไม่พบ
-- resolve: Compare the rows with the names printed in them.
-- resolve_th: เทียบแถวกับชื่อที่พิมพ์ไว้
SELECT
    sha256, office_id, fiscal_year_be, indicator_no,
    'indicator:' || indicator_no || ':' || fiscal_year_be AS subject,
    string_agg(score, '/' ORDER BY score) AS judged,
    'ตัวชี้วัดที่ ' || indicator_no || ' ปี ' || fiscal_year_be || ' มี ' || count(*) || ' แถวในตารางเดียว: ' || string_agg(score, ', ' ORDER BY score) AS message,
    'Indicator ' || indicator_no || ' of ' || fiscal_year_be || ' stands in ' || count(*) || ' rows of one table: '
    || string_agg(score, ', ' ORDER BY score) AS message_en,
    '1' AS expected,
    count(*)::VARCHAR AS found,
    list(fact_id ORDER BY fact_id) AS fact_ids
FROM scores
WHERE place = 'table'
GROUP BY sha256, office_id, fiscal_year_be, indicator_no, table_id
HAVING count(*) > 1
