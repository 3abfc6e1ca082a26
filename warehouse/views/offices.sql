CREATE OR REPLACE VIEW offices AS
SELECT
    office_id,
    level,
    name_th,
    abbr_th,
    name_en,
    provinces_th,
    provinces,
    area_no,
    region,
    valid_from_be,
    valid_to_be,
    successors
FROM offices_base;
COMMENT ON VIEW offices IS 'Area offices, former ones included';
COMMENT ON COLUMN offices.office_id IS 'Stable id, e.g. pesao-mukdahan, sesao-former-37';
COMMENT ON COLUMN offices.level IS 'primary or secondary';
COMMENT ON COLUMN offices.name_th IS 'Thai name';
COMMENT ON COLUMN offices.abbr_th IS 'Thai abbreviation';
COMMENT ON COLUMN offices.name_en IS 'English name';
COMMENT ON COLUMN offices.provinces_th IS 'Provinces, separated by ;';
COMMENT ON COLUMN offices.provinces IS 'Provinces, in official order';
COMMENT ON COLUMN offices.area_no IS 'Number in the name';
COMMENT ON COLUMN offices.region IS 'Region';
COMMENT ON COLUMN offices.valid_from_be IS 'First fiscal year; NULL is open';
COMMENT ON COLUMN offices.valid_to_be IS 'Last fiscal year; NULL is still';
COMMENT ON COLUMN offices.successors IS 'Ids of the offices that took its area over; empty for present ones';
