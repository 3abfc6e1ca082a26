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
COMMENT ON COLUMN sightings.office_id IS 'Office that the source or operator gave; NULL when none';
COMMENT ON COLUMN sightings.fiscal_year_be IS 'Year that the source or operator gave; never the year of a value';
COMMENT ON COLUMN sightings.seen_at IS 'Time, ISO 8601 UTC';
COMMENT ON COLUMN sightings.outcome IS 'stored, unchanged, not_modified, or why there are no new bytes';
COMMENT ON COLUMN sightings.reason IS 'Why, in words; empty when all is well';
COMMENT ON COLUMN sightings.bytes IS 'Number of bytes';
COMMENT ON COLUMN sightings.headers IS 'Response headers that matter, as JSON';
