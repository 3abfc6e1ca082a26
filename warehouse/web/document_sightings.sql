-- Where and when a document was seen.
SELECT url, seen_at, outcome, office_id, fiscal_year_be, run_id FROM sightings_base WHERE sha256 = $sha256 ORDER BY sighting_id DESC LIMIT 20;
