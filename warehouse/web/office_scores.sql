-- The ten indicators of an office over the years, with the place where the newest reading stands.
SELECT
    fiscal_year_be, indicator_no, min(indicator_name) AS indicator_name, min(instrument) AS instrument,
    CASE WHEN count(DISTINCT score) = 1 THEN min(score) END AS score, count(DISTINCT score) > 1 AS disputed,
    CASE WHEN count(DISTINCT level_printed) = 1 THEN min(level_printed) END AS level_printed, min(fact_id) AS fact_id,
    arg_min(sha256, fact_id) AS sha256, arg_min(page, fact_id) AS page
FROM scores_base
WHERE office_id = $office
GROUP BY fiscal_year_be, indicator_no
ORDER BY indicator_no, fiscal_year_be;
