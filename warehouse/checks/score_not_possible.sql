-- check: score_not_possible
-- severity: warning
-- question: Can indicator 9 or 10 have this score with the items of its year?
-- question_th: คะแนนตัวชี้วัดที่ 9 หรือ 10 เป็นไปได้ตามจำนวนข้อของปีนั้นหรือไม่
-- because: OIT items score 0 or 100, so only certain means exist.
-- because_th: แต่ละข้อได้ 0 หรือ 100 จึงมีค่าเฉลี่ยที่เป็นไปได้เพียงบางค่า
-- computed: Mean of sub-indicator percentages over the item counts of 2563-2565 (9, 8, 7, 4, 5 and 8, 2); other years stay silent.
-- subject: indicator:<no>:<year>
-- values: the score
-- false_positives: Partial marks or an appeal.
-- false_positives_th: การให้คะแนนบางส่วนหรือผลอุทธรณ์
-- resolve: Read the number on the page.
-- resolve_th: อ่านตัวเลขจากหน้าเอกสาร
WITH nine AS (
    SELECT DISTINCT (a.n / 9.0 + b.n / 8.0 + c.n / 7.0 + d.n / 4.0 + e.n / 5.0) * 20 AS possible
    FROM range(10) AS a (n), range(9) AS b (n), range(8) AS c (n), range(5) AS d (n), range(6) AS e (n)
),

ten AS (
    SELECT DISTINCT (a.n / 8.0 + b.n / 2.0) * 50 AS possible
    FROM range(9) AS a (n), range(3) AS b (n)
),

lattice AS (
    SELECT DISTINCT 9 AS indicator_no, round(possible, 2)::DECIMAL(5, 2) AS possible FROM nine
    UNION ALL
    SELECT DISTINCT 10, round(possible, 2)::DECIMAL(5, 2) FROM ten
)

SELECT
    sha256, office_id, fiscal_year_be, indicator_no,
    'indicator:' || indicator_no || ':' || fiscal_year_be AS subject,
    score::VARCHAR AS judged,
    'ตัวชี้วัดที่ ' || indicator_no || ' ได้ ' || score || ' ซึ่งไม่มีทางเกิดจากจำนวนข้อของปี ' || fiscal_year_be AS message,
    'Indicator ' || indicator_no || ' has ' || score || ', which the item counts of ' || fiscal_year_be || ' cannot give' AS message_en,
    NULL AS expected,
    score::VARCHAR AS found,
    [fact_id] AS fact_ids
FROM scores
WHERE
    indicator_no >= 9 AND fiscal_year_be BETWEEN 2563 AND 2565
    AND NOT EXISTS (
        SELECT 1 FROM lattice
        WHERE lattice.indicator_no = scores.indicator_no AND abs(lattice.possible - scores.score) <= 0.01
    )
