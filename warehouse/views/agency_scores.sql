CREATE OR REPLACE VIEW agency_scores AS
SELECT
    fact_id,
    sha256,
    page,
    x0,
    top,
    x1,
    bottom,
    quote,
    agency_id,
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
FROM agency_scores_base;
COMMENT ON VIEW agency_scores IS 'Printed scores of indicators of schools and other agencies';
COMMENT ON COLUMN agency_scores.fact_id IS 'Unique id of the fact';
COMMENT ON COLUMN agency_scores.sha256 IS 'SHA-256 of the PDF''s bytes; names the file in the store';
COMMENT ON COLUMN agency_scores.page IS 'Page number from 1';
COMMENT ON COLUMN agency_scores.x0 IS 'Left edge of the box, points from the displayed page''s left';
COMMENT ON COLUMN agency_scores.top IS 'Upper edge of the box, points from the displayed page''s top';
COMMENT ON COLUMN agency_scores.x1 IS 'Right edge of the box, points';
COMMENT ON COLUMN agency_scores.bottom IS 'Lower edge of the box, points';
COMMENT ON COLUMN agency_scores.quote IS 'Raw characters of the box, never repaired';
COMMENT ON COLUMN agency_scores.agency_id IS 'Body that is no area office';
COMMENT ON COLUMN agency_scores.fiscal_year_be IS 'Buddhist-Era fiscal year that the value belongs to';
COMMENT ON COLUMN agency_scores.year_basis IS 'column, caption, heading or sentence';
COMMENT ON COLUMN agency_scores.indicator_no IS 'Indicator 1-10';
COMMENT ON COLUMN agency_scores.indicator_name IS 'Official name of the indicator';
COMMENT ON COLUMN agency_scores.instrument IS 'IIT, EIT or OIT';
COMMENT ON COLUMN agency_scores.score IS 'Score on 0-100';
COMMENT ON COLUMN agency_scores.score_printed IS 'Score as printed, repaired and bare';
COMMENT ON COLUMN agency_scores.level_printed IS 'Bare level word as printed';
COMMENT ON COLUMN agency_scores.rank_printed IS 'Rank as printed';
COMMENT ON COLUMN agency_scores.remark_printed IS 'Remark as printed';
COMMENT ON COLUMN agency_scores.number_printed IS 'Indicator number as printed';
COMMENT ON COLUMN agency_scores.name_printed IS 'Name as printed, repaired';
COMMENT ON COLUMN agency_scores.table_id IS 'Table it stands in; NULL in prose';
COMMENT ON COLUMN agency_scores.place IS 'table or prose';
COMMENT ON COLUMN agency_scores.reading IS 'text, ocr or reconciled';
