-- Measures of an office and what their results say.
SELECT
    m.fact_id, m.fiscal_year_be, m.indicator_no, m.seq, m.text, array_to_string(m.responsible, ' · ') AS responsible, m.period_start,
    m.period_end, m.sha256, m.page, string_agg(DISTINCT r.result_text, ' · ') AS result_text
FROM measures_base AS m
LEFT JOIN measure_results_base AS r ON m.fact_id = r.measure_id AND r.office_id = $office
WHERE m.office_id = $office
GROUP BY ALL
ORDER BY m.fiscal_year_be DESC NULLS LAST, m.indicator_no NULLS LAST, m.sha256, m.page, m.seq
LIMIT $most;
