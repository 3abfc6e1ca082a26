CREATE OR REPLACE VIEW differences AS
SELECT
    fact_id,
    sha256,
    page,
    x0,
    top,
    x1,
    bottom,
    quote,
    office_id,
    indicator_no,
    scope,
    fiscal_year_be_from,
    fiscal_year_be_to,
    score_from,
    score_to,
    difference,
    difference_printed,
    table_id
FROM differences_base;
COMMENT ON VIEW differences IS 'Printed differences between two years';
COMMENT ON COLUMN differences.fact_id IS 'Unique id of the fact';
COMMENT ON COLUMN differences.sha256 IS 'SHA-256 of the PDF''s bytes; names the file in the store';
COMMENT ON COLUMN differences.page IS 'Page number from 1';
COMMENT ON COLUMN differences.x0 IS 'Left edge of the box, points from the displayed page''s left';
COMMENT ON COLUMN differences.top IS 'Upper edge of the box, points from the displayed page''s top';
COMMENT ON COLUMN differences.x1 IS 'Right edge of the box, points';
COMMENT ON COLUMN differences.bottom IS 'Lower edge of the box, points';
COMMENT ON COLUMN differences.quote IS 'Raw characters of the box, never repaired';
COMMENT ON COLUMN differences.office_id IS 'Area office; NULL while it is not certain';
COMMENT ON COLUMN differences.indicator_no IS 'Indicator 1-10';
COMMENT ON COLUMN differences.scope IS 'total, IIT, EIT or OIT';
COMMENT ON COLUMN differences.fiscal_year_be_from IS 'First year';
COMMENT ON COLUMN differences.fiscal_year_be_to IS 'Last year';
COMMENT ON COLUMN differences.score_from IS 'Score printed for the first year';
COMMENT ON COLUMN differences.score_to IS 'Score of the last year';
COMMENT ON COLUMN differences.difference IS 'Signed difference as printed';
COMMENT ON COLUMN differences.difference_printed IS 'Difference as printed';
COMMENT ON COLUMN differences.table_id IS 'Table it stands in; NULL in prose';
