CREATE OR REPLACE VIEW totals AS
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
    agency_id,
    fiscal_year_be,
    year_basis,
    scope,
    score,
    score_printed,
    weighted_score,
    level_printed,
    rank_printed,
    remark_printed,
    table_id,
    place,
    reading
FROM totals_base;
COMMENT ON VIEW totals IS 'Printed totals and instrument scores';
COMMENT ON COLUMN totals.fact_id IS 'Unique id of the fact';
COMMENT ON COLUMN totals.sha256 IS 'SHA-256 of the PDF''s bytes; names the file in the store';
COMMENT ON COLUMN totals.page IS 'Page number from 1';
COMMENT ON COLUMN totals.x0 IS 'Left edge of the box, points from the displayed page''s left';
COMMENT ON COLUMN totals.top IS 'Upper edge of the box, points from the displayed page''s top';
COMMENT ON COLUMN totals.x1 IS 'Right edge of the box, points';
COMMENT ON COLUMN totals.bottom IS 'Lower edge of the box, points';
COMMENT ON COLUMN totals.quote IS 'Raw characters of the box, never repaired';
COMMENT ON COLUMN totals.office_id IS 'Area office; NULL while it is not certain';
COMMENT ON COLUMN totals.agency_id IS 'Body that is no area office';
COMMENT ON COLUMN totals.fiscal_year_be IS 'Buddhist-Era fiscal year that the value belongs to';
COMMENT ON COLUMN totals.year_basis IS 'column, caption, heading or sentence';
COMMENT ON COLUMN totals.scope IS 'total, IIT, EIT or OIT';
COMMENT ON COLUMN totals.score IS 'Score on 0-100';
COMMENT ON COLUMN totals.score_printed IS 'Score as printed, repaired and bare';
COMMENT ON COLUMN totals.weighted_score IS 'Score out of the instrument''s weight, when printed';
COMMENT ON COLUMN totals.level_printed IS 'Bare level word as printed';
COMMENT ON COLUMN totals.rank_printed IS 'Rank as printed';
COMMENT ON COLUMN totals.remark_printed IS 'Remark as printed';
COMMENT ON COLUMN totals.table_id IS 'Table it stands in; NULL in prose';
COMMENT ON COLUMN totals.place IS 'table or prose';
COMMENT ON COLUMN totals.reading IS 'text, ocr or reconciled';
