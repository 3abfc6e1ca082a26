CREATE OR REPLACE VIEW office_successors AS
SELECT
    office_id,
    successor_id,
    valid_to_be
FROM office_successors_base;
COMMENT ON VIEW office_successors IS 'Which office took over from which';
COMMENT ON COLUMN office_successors.office_id IS 'Office that no longer exists';
COMMENT ON COLUMN office_successors.successor_id IS 'Office that took over its area or a part of it';
COMMENT ON COLUMN office_successors.valid_to_be IS 'Last fiscal year of the former office';
