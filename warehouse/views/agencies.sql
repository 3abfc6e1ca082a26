CREATE OR REPLACE VIEW agencies AS
SELECT
    agency_id,
    min(agency_type) AS agency_type,
    min(name) AS name,
    min(province) AS province
FROM agencies_base
GROUP BY agency_id;
COMMENT ON VIEW agencies IS 'Bodies that are no area office';
COMMENT ON COLUMN agencies.agency_id IS 'Stable id made of type, name and province';
COMMENT ON COLUMN agencies.agency_type IS 'school, hospital, municipality, other';
COMMENT ON COLUMN agencies.name IS 'Name as printed, repaired';
COMMENT ON COLUMN agencies.province IS 'Province';
