CREATE OR REPLACE VIEW budgets AS
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
    fiscal_year_be,
    indicator_no,
    amount_baht,
    amount_printed,
    amount_words_baht,
    is_total,
    group_id,
    source_printed,
    obstacle,
    suggestion,
    section
FROM budgets_base;
COMMENT ON VIEW budgets IS 'Budget statements';
COMMENT ON COLUMN budgets.fact_id IS 'Unique id of the fact';
COMMENT ON COLUMN budgets.sha256 IS 'SHA-256 of the PDF''s bytes; names the file in the store';
COMMENT ON COLUMN budgets.page IS 'Page number from 1';
COMMENT ON COLUMN budgets.x0 IS 'Left edge of the box, points from the displayed page''s left';
COMMENT ON COLUMN budgets.top IS 'Upper edge of the box, points from the displayed page''s top';
COMMENT ON COLUMN budgets.x1 IS 'Right edge of the box, points';
COMMENT ON COLUMN budgets.bottom IS 'Lower edge of the box, points';
COMMENT ON COLUMN budgets.quote IS 'Raw characters of the box, never repaired';
COMMENT ON COLUMN budgets.office_id IS 'Area office; NULL while it is not certain';
COMMENT ON COLUMN budgets.fiscal_year_be IS 'Buddhist-Era fiscal year that the value belongs to';
COMMENT ON COLUMN budgets.indicator_no IS 'Indicator 1-10';
COMMENT ON COLUMN budgets.amount_baht IS 'Amount in baht, from digits';
COMMENT ON COLUMN budgets.amount_printed IS 'Amount as printed';
COMMENT ON COLUMN budgets.amount_words_baht IS 'Amount in baht, from Thai words';
COMMENT ON COLUMN budgets.is_total IS 'Whether it is a total over other rows';
COMMENT ON COLUMN budgets.group_id IS 'Ties items to their total';
COMMENT ON COLUMN budgets.source_printed IS 'Where the money comes from';
COMMENT ON COLUMN budgets.obstacle IS 'Obstacles as printed';
COMMENT ON COLUMN budgets.suggestion IS 'Suggestions as printed';
COMMENT ON COLUMN budgets.section IS 'Section it stands in';
