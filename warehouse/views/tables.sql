CREATE OR REPLACE VIEW tables AS
SELECT
    fact_id,
    sha256,
    page,
    x0,
    top,
    x1,
    bottom,
    quote,
    table_id,
    layout,
    kind,
    caption,
    fiscal_year_be,
    claims_all_ten,
    in_score_order,
    pass_threshold,
    n_rows
FROM tables_base;
COMMENT ON VIEW tables IS 'Tables that were recognised or looked like one';
COMMENT ON COLUMN tables.fact_id IS 'Unique id of the fact';
COMMENT ON COLUMN tables.sha256 IS 'SHA-256 of the PDF''s bytes; names the file in the store';
COMMENT ON COLUMN tables.page IS 'Page number from 1';
COMMENT ON COLUMN tables.x0 IS 'Left edge of the box, points from the displayed page''s left';
COMMENT ON COLUMN tables.top IS 'Upper edge of the box, points from the displayed page''s top';
COMMENT ON COLUMN tables.x1 IS 'Right edge of the box, points';
COMMENT ON COLUMN tables.bottom IS 'Lower edge of the box, points';
COMMENT ON COLUMN tables.quote IS 'Raw characters of the box, never repaired';
COMMENT ON COLUMN tables.table_id IS 'Unique id of the table';
COMMENT ON COLUMN tables.layout IS 'Layout module that read it';
COMMENT ON COLUMN tables.kind IS 'indicator, instrument, ranking, measures, results, budget, scale, questions, oit or other';
COMMENT ON COLUMN tables.caption IS 'Caption or nearest heading';
COMMENT ON COLUMN tables.fiscal_year_be IS 'Year of the whole table; NULL when it has several or none';
COMMENT ON COLUMN tables.claims_all_ten IS 'Heading, prose, ranks or rows say that all ten indicators stand here';
COMMENT ON COLUMN tables.in_score_order IS 'Said to be in order of score';
COMMENT ON COLUMN tables.pass_threshold IS 'Printed pass mark';
COMMENT ON COLUMN tables.n_rows IS 'Data rows read';
