-- check: improvement_claim_false
-- severity: error
-- question: Did an indicator that prose calls improved really rise?
-- question_th: ตัวชี้วัดที่ข้อความบอกว่าสูงขึ้นนั้นสูงขึ้นจริงหรือไม่
-- because: Progress is what the report is written to show.
-- because_th: ความก้าวหน้าคือสิ่งที่รายงานต้องการแสดง
-- computed: Score of the claim's year against the year before: as printed in the report itself, else as all other reports of
--     the office agree; a stated increase against the subtraction (tolerance 0.015).
-- computed_th: คะแนนปีที่กล่าวถึงเทียบกับปีก่อนหน้า ใช้ค่าที่พิมพ์ในรายงานเอง
--     หากไม่มีใช้ค่าที่รายงานอื่นของสำนักงานตรงกันทุกฉบับ จำนวนที่อ้างว่าเพิ่มเทียบกับผลลบ (ยอมให้ต่าง 0.015)
-- subject: improved:<no or total>:<year>
-- values: both scores
-- false_positives: A comparison with another year than the one before.
-- false_positives_th: การเทียบกับปีอื่นที่ไม่ใช่ปีก่อนหน้า
-- resolve: Compare both years.
-- resolve_th: เทียบคะแนนสองปี
WITH document_totals AS (
    SELECT sha256, office_id, fiscal_year_be, min(score) AS score, list(DISTINCT fact_id ORDER BY fact_id) AS fact_ids
    FROM totals
    WHERE scope = 'total' AND score IS NOT NULL AND agency_id IS NULL
    GROUP BY sha256, office_id, fiscal_year_be
    HAVING count(DISTINCT score) = 1
),

office_totals AS (
    SELECT office_id, fiscal_year_be, min(score) AS score, flatten(list(fact_ids ORDER BY sha256)) AS fact_ids
    FROM document_totals
    WHERE office_id IS NOT NULL
    GROUP BY office_id, fiscal_year_be
    HAVING count(DISTINCT score) = 1
),

-- what all documents of its office agree on, for a document that claims something of an indicator and does not print its score
agreed AS (
    SELECT c.sha256, o.office_id, o.fiscal_year_be, o.indicator_no, o.score, o.fact_ids
    FROM (
        SELECT DISTINCT sha256, indicator_no, unnest([fiscal_year_be, fiscal_year_be - 1]) AS fiscal_year_be
        FROM claims
        WHERE kind IN ('improved', 'increase', 'declined')
    ) AS c
    INNER JOIN documents AS d ON c.sha256 = d.sha256
    INNER JOIN office_scores AS o
        ON d.office_id = o.office_id AND c.fiscal_year_be = o.fiscal_year_be AND c.indicator_no = o.indicator_no
    WHERE NOT EXISTS (
        SELECT 1 FROM scores AS s
        WHERE s.sha256 = d.sha256 AND s.office_id = o.office_id AND s.fiscal_year_be = o.fiscal_year_be AND s.indicator_no = o.indicator_no
    )
),

value AS (
    SELECT sha256, office_id, fiscal_year_be, indicator_no, score, fact_ids FROM document_scores
    UNION ALL
    SELECT sha256, office_id, fiscal_year_be, indicator_no, score, fact_ids FROM agreed
    UNION ALL
    SELECT sha256, office_id, fiscal_year_be, NULL, score, fact_ids FROM document_totals
    UNION ALL
    SELECT d.sha256, o.office_id, o.fiscal_year_be, NULL, o.score, o.fact_ids
    FROM office_totals AS o
    INNER JOIN documents AS d ON o.office_id = d.office_id
    WHERE NOT EXISTS (
        SELECT 1 FROM totals AS t
        WHERE t.sha256 = d.sha256 AND t.office_id = o.office_id AND t.fiscal_year_be = o.fiscal_year_be AND t.scope = 'total'
    )
),

compared AS (
    SELECT c.*, now.score AS score_now, before.score AS score_before, list_concat(now.fact_ids, before.fact_ids) AS score_facts
    FROM claims AS c
    INNER JOIN value AS now
        ON c.sha256 = now.sha256 AND c.fiscal_year_be = now.fiscal_year_be AND c.indicator_no IS NOT DISTINCT FROM now.indicator_no
        AND c.office_id IS NOT DISTINCT FROM now.office_id
    INNER JOIN value AS before
        ON c.sha256 = before.sha256 AND before.fiscal_year_be = c.fiscal_year_be - 1
        AND c.indicator_no IS NOT DISTINCT FROM before.indicator_no AND c.office_id IS NOT DISTINCT FROM before.office_id
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
    (kind IN ('improved', 'increase') AND score_now <= score_before)
    OR (kind = 'declined' AND score_now >= score_before)
    OR (kind = 'increase' AND value IS NOT NULL AND abs(value - (score_now - score_before)) > getvariable('sum_tolerance'))
