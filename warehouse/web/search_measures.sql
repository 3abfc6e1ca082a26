-- Measures and results that hold the words.
SELECT
    m.fact_id, m.office_id, o.abbr_th AS office, o.name_en AS office_en, m.fiscal_year_be, m.indicator_no, m.text, m.quote, m.sha256, m.page,
    d.url AS source_url, d.seen_at AS retrieved_at
FROM (
    SELECT fact_id, office_id, fiscal_year_be, indicator_no, text, quote, sha256, page FROM measures_base
    UNION ALL
    SELECT fact_id, office_id, fiscal_year_be, indicator_no, concat_ws(' — ', measure_text, result_text), quote, sha256, page
    FROM measure_results_base
) AS m
LEFT JOIN desk_offices AS o ON m.office_id = o.office_id
LEFT JOIN desk_sources AS d ON m.sha256 = d.sha256
WHERE contains(m.text, $words)
ORDER BY o.place NULLS LAST, m.fiscal_year_be DESC NULLS LAST, m.indicator_no NULLS LAST, m.fact_id
LIMIT $most;
