-- check: indicator_missing
-- severity: error
-- question: Does every table that claims all ten indicators hold all ten?
-- question_th: ตารางที่ควรมีตัวชี้วัดครบสิบมีครบหรือไม่
-- because: A missing row is usually a table cut by a page break, so the total would silently be wrong.
-- because_th: แถวที่หายมักเกิดจากตารางถูกตัดข้ามหน้า ทำให้คะแนนรวมผิดโดยไม่มีใครเห็น
-- computed: Tables whose heading, prose, ranks or rows claim ten; silent for indicators about which extraction already says why
--     they are not loaded.
-- computed_th: ตารางที่หัวเรื่อง ข้อความ ลำดับ หรือจำนวนแถวบอกว่ามีครบสิบตัวชี้วัด
--     ตัวชี้วัดที่การอ่านบอกเหตุผลที่ไม่บันทึกไว้แล้วจะไม่แจ้งซ้ำ
-- subject: indicator:<no>:<year>
-- values: the missing number
-- false_positives: A table that lists only selected indicators under a heading that says all.
-- false_positives_th: ตารางที่ตั้งใจเลือกบางตัวชี้วัดแต่หัวเรื่องบอกว่าครบ
-- resolve: Open the pages shown; extend the layout or mark the report.
-- resolve_th: เปิดหน้าที่แสดง
WITH claimed AS (
    SELECT t.sha256, t.table_id, t.fact_id, s.office_id, s.fiscal_year_be, list(DISTINCT s.indicator_no) AS there
    FROM tables AS t
    INNER JOIN scores AS s ON t.sha256 = s.sha256 AND t.table_id = s.table_id
    WHERE t.claims_all_ten
    GROUP BY ALL
),

lacking AS (
    SELECT claimed.*, n.n AS indicator_no
    FROM claimed, range(1, 11) AS n (n)
    WHERE NOT list_contains(there, n.n)
)

SELECT
    sha256, office_id, fiscal_year_be, indicator_no,
    'indicator:' || indicator_no || ':' || fiscal_year_be AS subject,
    'missing' AS judged,
    'ตารางปี ' || fiscal_year_be || ' ไม่มีตัวชี้วัดที่ ' || indicator_no AS message,
    'The table of ' || fiscal_year_be || ' lacks indicator ' || indicator_no AS message_en,
    '10' AS expected,
    len(there)::VARCHAR AS found,
    [fact_id] AS fact_ids
FROM lacking
WHERE NOT EXISTS (
    SELECT 1 FROM row_findings AS r
    WHERE r.sha256 = lacking.sha256 AND r.indicator_no = lacking.indicator_no
    AND (r.fiscal_year_be IS NULL OR r.fiscal_year_be = lacking.fiscal_year_be)
)
