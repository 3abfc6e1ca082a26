CREATE OR REPLACE VIEW sightings AS
SELECT
    sighting_id,
    run_id,
    sha256,
    url,
    office_id,
    fiscal_year_be,
    seen_at,
    outcome,
    reason,
    bytes,
    headers
FROM sightings_base;
COMMENT ON VIEW sightings IS 'One row per time a PDF was seen';
COMMENT ON COLUMN sightings.sighting_id IS 'Unique id, sortable by time';
COMMENT ON COLUMN sightings.run_id IS 'Run that saw it';
COMMENT ON COLUMN sightings.sha256 IS 'SHA-256 of the PDF''s bytes; names the file in the store';
COMMENT ON COLUMN sightings.url IS 'Where it was seen: address, or file: and path';
COMMENT ON COLUMN sightings.office_id IS 'Area office; NULL while it is not certain';
COMMENT ON COLUMN sightings.fiscal_year_be IS 'Buddhist-Era fiscal year that the value belongs to';
COMMENT ON COLUMN sightings.seen_at IS 'Time, ISO 8601 UTC';
COMMENT ON COLUMN sightings.outcome IS 'What came of it';
COMMENT ON COLUMN sightings.reason IS 'Why, in words; empty when all is well';
COMMENT ON COLUMN sightings.bytes IS 'Number of bytes';
COMMENT ON COLUMN sightings.headers IS 'Response headers that matter, as JSON';
