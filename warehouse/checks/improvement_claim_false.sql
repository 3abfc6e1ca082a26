-- check: improvement_claim_false
-- severity: error
-- question: Did an indicator that prose calls improved really rise?
-- question_th: ตัวชี้วัดที่ข้อความบอกว่าสูงขึ้นนั้นสูงขึ้นจริงหรือไม่
-- because: Progress is what the report is written to show.
-- because_th: ความก้าวหน้าคือสิ่งที่รายงานต้องการแสดง
-- computed: Score of the claim's year against the year before, same office; a stated increase against the subtraction (tolerance
--     0.015).
-- subject: improved:<no or total>:<year>
-- values: both scores
-- false_positives: A comparison with another year than the one before.
-- false_positives_th: การเทียบกับปีอื่นที่ไม่ใช่ปีก่อนหน้า
-- resolve: Compare both years.
-- resolve_th: เทียบคะแนนสองปี
WITH value AS (
    SELECT sha256, office_id, fiscal_year_be, indicator_no, score, fact_ids FROM document_scores
    UNION ALL
    SELECT sha256, office_id, fiscal_year_be, NULL, min(score), list(DISTINCT fact_id ORDER BY fact_id)
    FROM totals
    WHERE scope = 'total' AND score IS NOT NULL AND agency_id IS NULL
    GROUP BY sha256, office_id, fiscal_year_be
    HAVING count(DISTINCT score) = 1
),

compared AS (
    SELECT
        c.*, now.score AS score_now, before.score AS score_before, list_concat(now.fact_ids, before.fact_ids) AS score_facts,
        row_number() OVER (PARTITION BY c.fact_id ORDER BY (now.sha256 <> c.sha256)::INT + (before.sha256 <> c.sha256)::INT) AS nearest
    FROM claims AS c
    INNER JOIN value AS now
        ON c.fiscal_year_be = now.fiscal_year_be AND c.indicator_no IS NOT DISTINCT FROM now.indicator_no
        AND c.office_id IS NOT DISTINCT FROM now.office_id AND (c.office_id IS NOT NULL OR c.sha256 = now.sha256)
    INNER JOIN value AS before
        ON before.fiscal_year_be = c.fiscal_year_be - 1 AND c.indicator_no IS NOT DISTINCT FROM before.indicator_no
        AND c.office_id IS NOT DISTINCT FROM before.office_id AND (c.office_id IS NOT NULL OR c.sha256 = before.sha256)
    WHERE c.kind IN ('improved', 'increase', 'declined')
)

SELECT
    sha256, office_id, fiscal_year_be, indicator_no,
    'improved:' || coalesce(indicator_no::VARCHAR, 'total') || ':' || fiscal_year_be AS subject,
    kind || '/' || score_before || '/' || score_now || coalesce('/' || value, '') AS judged,
    'ข้อความระบุว่า' || CASE WHEN kind = 'declined' THEN 'ลดลง' ELSE 'สูงขึ้น' END || coalesce(' ' || value, '')
    || ' แต่คะแนนเปลี่ยนจาก ' || score_before || ' เป็น ' || score_now AS message,
    'The text claims a ' || CASE WHEN kind = 'declined' THEN 'fall' ELSE 'rise' END || coalesce(' of ' || value, '')
    || ', the score went from ' || score_before || ' to ' || score_now AS message_en,
    (score_now - score_before)::VARCHAR AS expected,
    coalesce(value::VARCHAR, kind) AS found,
    list_prepend(fact_id, score_facts) AS fact_ids
FROM compared
WHERE
    nearest = 1 AND (
        (kind IN ('improved', 'increase') AND score_now <= score_before)
        OR (kind = 'declined' AND score_now >= score_before)
        OR (kind = 'increase' AND value IS NOT NULL AND abs(value - (score_now - score_before)) > 0.015)
    )
