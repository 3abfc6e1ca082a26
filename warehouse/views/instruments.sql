CREATE OR REPLACE VIEW instruments AS
SELECT
    instrument,
    weight,
    name_th,
    name_en,
    valid_from_be,
    valid_to_be,
    certainty
FROM instruments_base;
COMMENT ON VIEW instruments IS 'The three instruments';
COMMENT ON COLUMN instruments.instrument IS 'IIT, EIT or OIT';
COMMENT ON COLUMN instruments.weight IS 'Part of the total';
COMMENT ON COLUMN instruments.name_th IS 'Thai name';
COMMENT ON COLUMN instruments.name_en IS 'English name';
COMMENT ON COLUMN instruments.valid_from_be IS 'First fiscal year; NULL is open';
COMMENT ON COLUMN instruments.valid_to_be IS 'Last fiscal year; NULL is still';
COMMENT ON COLUMN instruments.certainty IS 'seen, verified, known or doubtful';
