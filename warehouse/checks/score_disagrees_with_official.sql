-- check: score_disagrees_with_official
-- severity: error
-- question: Does a reported value differ from the imported official one?
-- question_th: คะแนนในรายงานต่างจากผลทางการหรือไม่
-- because: The official result is the reference.
-- because_th: ผลทางการคือค่าอ้างอิง
-- computed: Totals and instrument scores against official_scores, at two decimals.
-- computed_th: คะแนนรวมและคะแนนรายแบบวัดเทียบกับ official_scores ที่ทศนิยมสองตำแหน่ง
-- subject: <scope>:<year>
-- values: both values
-- false_positives: A later appeal.
-- false_positives_th: ผลอุทธรณ์ภายหลัง
-- resolve: Compare with the source named in the official table.
-- resolve_th: เทียบกับแหล่งที่มาของผลทางการ
WITH official AS (
    UNPIVOT (SELECT office_id, fiscal_year_be, iit AS "IIT", eit AS "EIT", oit AS "OIT", total, source_url FROM official_scores)
    ON "IIT", "EIT", "OIT", total INTO NAME scope VALUE official_score
)

SELECT
    t.sha256, t.office_id, t.fiscal_year_be,
    t.scope || ':' || t.fiscal_year_be AS subject,
    t.score || '/' || o.official_score AS judged,
    'รายงานระบุ ' || t.scope || ' ' || t.score || ' แต่ผลทางการคือ ' || o.official_score AS message,
    'The report says ' || t.scope || ' ' || t.score || ', the official result is ' || o.official_score AS message_en,
    o.official_score::VARCHAR AS expected,
    t.score::VARCHAR AS found,
    [t.fact_id] AS fact_ids
FROM totals AS t
INNER JOIN official AS o ON t.office_id = o.office_id AND t.fiscal_year_be = o.fiscal_year_be AND t.scope = o.scope
WHERE t.score IS NOT NULL AND t.agency_id IS NULL AND abs(t.score - o.official_score) > getvariable('official_tolerance')
