-- What one run saw; what failed stands first.
SELECT
    s.sighting_id, s.url, s.outcome, s.reason, s.sha256, s.seen_at, s.office_id, o.abbr_th AS office, o.name_en AS office_en,
    s.fiscal_year_be, s.bytes
FROM sightings_base AS s
LEFT JOIN desk_offices AS o ON s.office_id = o.office_id
WHERE s.run_id = $run_id
ORDER BY s.sha256 IS NOT NULL, s.sighting_id;
