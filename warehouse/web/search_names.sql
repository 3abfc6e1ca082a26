-- Printed names that hold the words.
SELECT
    m.fact_id, m.printed, m.status, m.office_id, o.abbr_th AS office, o.name_en AS office_en, m.quote, m.sha256, m.page,
    d.url AS source_url, d.seen_at AS retrieved_at
FROM office_mentions_base AS m
LEFT JOIN desk_offices AS o ON m.office_id = o.office_id
LEFT JOIN desk_sources AS d ON m.sha256 = d.sha256
WHERE contains(m.printed, $words)
ORDER BY m.printed COLLATE th, m.sha256, m.page, m.fact_id
LIMIT $most;
