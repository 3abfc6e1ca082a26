-- One finding with its evidence; one that is no longer there too.
SELECT
    f.*, coalesce(q.status, 'absent') AS status, q.earlier_id, coalesce(q.disputed, FALSE) AS disputed, q.actor, q.at_utc,
    o.abbr_th AS office, o.name_en AS office_en, s.url AS source_url, s.seen_at AS retrieved_at
FROM findings AS f
LEFT JOIN queue AS q ON f.finding_id = q.finding_id
LEFT JOIN desk_offices AS o ON f.office_id = o.office_id
LEFT JOIN desk_sources AS s ON f.sha256 = s.sha256
WHERE f.finding_id = $finding_id;
