CREATE OR REPLACE VIEW indicators AS
SELECT
    indicator_no,
    name,
    instrument,
    variants,
    valid_from_be,
    valid_to_be,
    certainty
FROM indicators_base;
COMMENT ON VIEW indicators IS 'The ten indicators';
COMMENT ON COLUMN indicators.indicator_no IS 'Number 1-10';
COMMENT ON COLUMN indicators.name IS 'Official name of the indicator';
COMMENT ON COLUMN indicators.instrument IS 'IIT, EIT or OIT';
COMMENT ON COLUMN indicators.variants IS 'Other spellings';
COMMENT ON COLUMN indicators.valid_from_be IS 'First fiscal year; NULL is open';
COMMENT ON COLUMN indicators.valid_to_be IS 'Last fiscal year; NULL is still';
COMMENT ON COLUMN indicators.certainty IS 'seen, verified, known or doubtful';
