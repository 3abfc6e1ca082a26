-- check: total_repeats_other_year
-- severity: warning
-- question: Does a total repeat the total of the year before?
-- question_th: คะแนนรวมซ้ำกับคะแนนรวมของปีก่อนหรือไม่
-- because: A report made from last year's file often keeps its total.
-- because_th: รายงานที่ทำต่อจากไฟล์ปีก่อนมักลืมแก้คะแนนรวม
-- computed: Total of year N equals, at two decimals, the stated or recomputed (half up) total of year N-1 of the same office.
-- computed_th: คะแนนรวมปี N เท่ากับคะแนนรวมปี N-1 ของสำนักงานเดียวกันที่พิมพ์ไว้หรือคำนวณได้ (ปัดครึ่งขึ้น) ที่ทศนิยมสองตำแหน่ง
-- subject: total:<year>
-- values: the repeated total
-- false_positives: A true coincidence (about 1 in 1,500).
-- false_positives_th: คะแนนเท่ากันจริงโดยบังเอิญ (ราว 1 ใน 1,500)
-- resolve: Look up the official total of both years.
-- resolve_th: ตรวจคะแนนทางการของทั้งสองปี
WITH before AS (
    SELECT office_id, sha256, fiscal_year_be, score, fact_ids, false AS recomputed
    FROM (
        SELECT office_id, sha256, fiscal_year_be, score, list(fact_id ORDER BY fact_id) AS fact_ids
        FROM totals
        WHERE scope = 'total' AND score IS NOT null AND agency_id IS null
        GROUP BY ALL
    )
    UNION ALL
    SELECT office_id, sha256, fiscal_year_be, half_up(total), fact_ids, true
    FROM ten_indicators
)

SELECT
    t.sha256, t.office_id, t.fiscal_year_be,
    'total:' || t.fiscal_year_be AS subject,
    t.score::VARCHAR AS judged,
    'คะแนนรวม ' || t.score || ' ของปี ' || t.fiscal_year_be || ' เท่ากับคะแนนรวมของปี ' || b.fiscal_year_be
    || CASE WHEN b.recomputed THEN ' ที่คำนวณจากตัวชี้วัด' ELSE '' END || ' ใช่คะแนนของปีนี้จริงหรือไม่' AS message,
    'The total ' || t.score || ' of ' || t.fiscal_year_be || ' equals the '
    || CASE WHEN b.recomputed THEN 'total recomputed from the indicators' ELSE 'total' END || ' of ' || b.fiscal_year_be
    || '. Is it really this year''s?' AS message_en,
    null AS expected,
    t.score::VARCHAR AS found,
    list_prepend(t.fact_id, b.fact_ids) AS fact_ids
FROM totals AS t
INNER JOIN before AS b
    ON b.fiscal_year_be = t.fiscal_year_be - 1 AND b.score = t.score AND t.office_id IS NOT DISTINCT FROM b.office_id
    AND (t.office_id IS NOT null OR t.sha256 = b.sha256)
WHERE t.scope = 'total' AND t.agency_id IS null
