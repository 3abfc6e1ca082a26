-- Scores of that value, or of indicators whose name holds the words.
SELECT
    s.fact_id, s.office_id, o.abbr_th AS office, o.name_en AS office_en, s.fiscal_year_be, s.indicator_no, s.indicator_name, s.score,
    s.level_printed, s.quote, s.sha256, s.page, d.url AS source_url, d.seen_at AS retrieved_at
FROM scores_base AS s
LEFT JOIN desk_offices AS o ON s.office_id = o.office_id
LEFT JOIN desk_sources AS d ON s.sha256 = d.sha256
WHERE s.score = $number OR ($number IS NULL AND (contains(s.indicator_name, $words) OR contains(s.name_printed, $words)))
ORDER BY o.place NULLS LAST, s.fiscal_year_be DESC, s.indicator_no, s.fact_id
LIMIT $most;
