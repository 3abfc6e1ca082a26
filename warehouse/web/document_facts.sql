-- Every fact of one page with all its boxes.
WITH facts AS (
    SELECT
        fact_id, 'score' AS kind, fiscal_year_be, indicator_no, concat_ws(' ', score_printed, level_printed) AS value, name_printed AS words,
        office_id
    FROM scores_base WHERE sha256 = $sha256
    UNION ALL
    SELECT fact_id, 'agency_score', fiscal_year_be, indicator_no, concat_ws(' ', score_printed, level_printed), name_printed, agency_id
    FROM agency_scores_base WHERE sha256 = $sha256
    UNION ALL
    SELECT fact_id, 'total', fiscal_year_be, NULL, concat_ws(' ', score_printed, level_printed), scope, coalesce(office_id, agency_id)
    FROM totals_base WHERE sha256 = $sha256
    UNION ALL
    SELECT fact_id, 'measure', fiscal_year_be, indicator_no, seq_printed, text, office_id FROM measures_base WHERE sha256 = $sha256
    UNION ALL
    SELECT fact_id, 'result', fiscal_year_be, indicator_no, measure_text, result_text, office_id
    FROM measure_results_base WHERE sha256 = $sha256
    UNION ALL
    SELECT fact_id, 'budget', fiscal_year_be, indicator_no, amount_printed, coalesce(source_printed, obstacle, suggestion), office_id
    FROM budgets_base WHERE sha256 = $sha256
    UNION ALL
    SELECT fact_id, 'name', NULL, NULL, printed, NULL, office_id FROM office_mentions_base WHERE sha256 = $sha256
    UNION ALL
    SELECT fact_id, 'claim', fiscal_year_be, indicator_no, value::VARCHAR, text, NULL FROM claims_base WHERE sha256 = $sha256
    UNION ALL
    SELECT fact_id, 'not_loaded', fiscal_year_be, indicator_no, found, message_th, NULL FROM row_findings_base WHERE sha256 = $sha256
)

SELECT
    f.*, list({
        'x0': least(e.x0, e.x1), 'top': least(e.top, e.bottom), 'x1': greatest(e.x0, e.x1), 'bottom': greatest(e.top, e.bottom),
        'quote': e.quote
    } ORDER BY e.seq) AS boxes
FROM facts AS f
INNER JOIN evidence_base AS e ON f.fact_id = e.fact_id
WHERE e.sha256 = $sha256 AND e.page = $page
GROUP BY ALL
ORDER BY boxes[1].top, boxes[1].x0, f.fact_id;
