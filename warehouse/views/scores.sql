CREATE OR REPLACE VIEW scores AS
SELECT
    fact_id AS score_id,
    fact_id,
    sha256,
    page,
    x0,
    top,
    x1,
    bottom,
    quote,
    office_id,
    fiscal_year_be,
    year_basis,
    indicator_no,
    indicator_name,
    instrument,
    score,
    score_printed,
    level_printed,
    rank_printed,
    remark_printed,
    number_printed,
    name_printed,
    table_id,
    place,
    reading
FROM scores_base;
COMMENT ON VIEW scores IS 'Printed scores of indicators of area offices';
COMMENT ON COLUMN scores.score_id IS 'Same as fact_id';
COMMENT ON COLUMN scores.fact_id IS 'Unique id of the fact';
COMMENT ON COLUMN scores.sha256 IS 'SHA-256 of the PDF''s bytes; names the file in the store';
COMMENT ON COLUMN scores.page IS 'Page number from 1';
COMMENT ON COLUMN scores.x0 IS 'Left edge of the box, points from the displayed page''s left';
COMMENT ON COLUMN scores.top IS 'Upper edge of the box, points from the displayed page''s top';
COMMENT ON COLUMN scores.x1 IS 'Right edge of the box, points';
COMMENT ON COLUMN scores.bottom IS 'Lower edge of the box, points';
COMMENT ON COLUMN scores.quote IS 'Raw characters of the box, never repaired';
COMMENT ON COLUMN scores.office_id IS 'Area office of the row: named in row or column heading, else the document''s; NULL while that is not certain';
COMMENT ON COLUMN scores.fiscal_year_be IS 'Buddhist-Era fiscal year that the value belongs to';
COMMENT ON COLUMN scores.year_basis IS 'column, caption, heading or sentence';
COMMENT ON COLUMN scores.indicator_no IS 'Indicator 1-10';
COMMENT ON COLUMN scores.indicator_name IS 'Official name of the indicator';
COMMENT ON COLUMN scores.instrument IS 'IIT, EIT or OIT';
COMMENT ON COLUMN scores.score IS 'Score on 0-100';
COMMENT ON COLUMN scores.score_printed IS 'Score as printed, repaired and bare';
COMMENT ON COLUMN scores.level_printed IS 'Bare level word as printed';
COMMENT ON COLUMN scores.rank_printed IS 'Rank as printed';
COMMENT ON COLUMN scores.remark_printed IS 'Remark as printed';
COMMENT ON COLUMN scores.number_printed IS 'Indicator number as printed';
COMMENT ON COLUMN scores.name_printed IS 'Name as printed, repaired';
COMMENT ON COLUMN scores.table_id IS 'Table it stands in; NULL in prose';
COMMENT ON COLUMN scores.place IS 'table or prose';
COMMENT ON COLUMN scores.reading IS 'text, ocr or reconciled';
