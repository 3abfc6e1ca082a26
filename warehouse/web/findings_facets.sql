-- How many findings each value of a facet would leave, the other facets as they are.
WITH marked AS (
    SELECT
        status, disputed, severity, rule, office_id, office, office_place, fiscal_year_be, verdict,
        $status IS NULL OR status = $status OR ($status = 'todo' AND status <> 'decided') OR ($status = 'disputed' AND disputed) AS of_status,
        $severity IS NULL OR severity = $severity AS of_severity,
        $rule IS NULL OR rule = $rule AS of_rule,
        $office IS NULL OR office_id = $office AS of_office,
        $year IS NULL OR fiscal_year_be = $year AS of_year,
        $verdict IS NULL OR verdict = $verdict AS of_verdict
    FROM queue
),

counted AS (
    SELECT 'status' AS facet, 'todo' AS value, NULL AS label, 0 AS place, count(*) FILTER (status <> 'decided') AS findings
    FROM marked WHERE of_severity AND of_rule AND of_office AND of_year AND of_verdict
    UNION ALL
    SELECT 'status', 'disputed', NULL, 4, count(*) FILTER (disputed)
    FROM marked WHERE of_severity AND of_rule AND of_office AND of_year AND of_verdict
    UNION ALL
    SELECT 'status', status, NULL, CASE status WHEN 'changed' THEN 1 WHEN 'suggested' THEN 2 ELSE 3 END, count(*)
    FROM marked WHERE of_severity AND of_rule AND of_office AND of_year AND of_verdict AND status <> 'open' GROUP BY status
    UNION ALL
    SELECT 'verdict', verdict, NULL, 0, count(*)
    FROM marked WHERE of_status AND of_severity AND of_rule AND of_office AND of_year AND verdict IS NOT NULL GROUP BY verdict
    UNION ALL
    SELECT 'severity', severity, NULL, CASE severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END, count(*)
    FROM marked WHERE of_status AND of_rule AND of_office AND of_year AND of_verdict GROUP BY severity
    UNION ALL
    SELECT 'year', fiscal_year_be::VARCHAR, NULL, -fiscal_year_be, count(*)
    FROM marked WHERE of_status AND of_severity AND of_rule AND of_office AND of_verdict AND fiscal_year_be IS NOT NULL GROUP BY fiscal_year_be
    UNION ALL
    SELECT 'rule', rule, NULL, 0, count(*)
    FROM marked WHERE of_status AND of_severity AND of_office AND of_year AND of_verdict GROUP BY rule
    UNION ALL
    SELECT 'office', office_id, any_value(office), min(office_place), count(*)
    FROM marked WHERE of_status AND of_severity AND of_rule AND of_year AND of_verdict AND office_id IS NOT NULL GROUP BY office_id
)

SELECT facet, value, label, findings FROM counted WHERE findings > 0 ORDER BY facet, place, findings DESC, value;
