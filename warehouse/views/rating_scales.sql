CREATE OR REPLACE VIEW rating_scales AS
SELECT
    scale,
    level,
    lower,
    upper,
    instrument_minimum,
    valid_from_be,
    valid_to_be,
    agency_type,
    certainty
FROM rating_scales_base;
COMMENT ON VIEW rating_scales IS 'Bounds of levels by year';
COMMENT ON COLUMN rating_scales.scale IS 'letter, five_word or old_word';
COMMENT ON COLUMN rating_scales.level IS 'Level word or letter';
COMMENT ON COLUMN rating_scales.lower IS 'Lower bound, included';
COMMENT ON COLUMN rating_scales.upper IS 'Upper bound, included';
COMMENT ON COLUMN rating_scales.instrument_minimum IS 'What every instrument must reach';
COMMENT ON COLUMN rating_scales.valid_from_be IS 'First fiscal year; NULL is open';
COMMENT ON COLUMN rating_scales.valid_to_be IS 'Last fiscal year; NULL is still';
COMMENT ON COLUMN rating_scales.agency_type IS 'Which agencies use it: all, area_office, school, ...';
COMMENT ON COLUMN rating_scales.certainty IS 'seen, verified, known or doubtful';
