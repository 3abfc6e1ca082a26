CREATE OR REPLACE VIEW units AS
SELECT
    name,
    variants,
    certainty
FROM units_base;
COMMENT ON VIEW units IS 'Units of an area office';
COMMENT ON COLUMN units.name IS 'Name';
COMMENT ON COLUMN units.variants IS 'Other spellings';
COMMENT ON COLUMN units.certainty IS 'seen, verified, known or doubtful';
