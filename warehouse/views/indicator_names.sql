CREATE OR REPLACE VIEW indicator_names AS
SELECT
    indicator_no,
    variant,
    certainty,
    seen_in
FROM indicator_names_base;
COMMENT ON VIEW indicator_names IS 'Other spellings of the indicators';
COMMENT ON COLUMN indicator_names.indicator_no IS 'Number 1-10 of the indicator that the spelling means';
COMMENT ON COLUMN indicator_names.variant IS 'The spelling';
COMMENT ON COLUMN indicator_names.certainty IS 'seen, verified, known or doubtful';
COMMENT ON COLUMN indicator_names.seen_in IS 'Where it was seen';
