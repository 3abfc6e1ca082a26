CREATE OR REPLACE VIEW measures AS
SELECT
    fact_id AS measure_id,
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
    seq,
    seq_printed,
    text,
    responsible,
    period_start,
    period_end,
    period_printed,
    section,
    table_id
FROM measures_base;
COMMENT ON VIEW measures IS 'Numbered measures';
COMMENT ON COLUMN measures.measure_id IS 'Measure';
COMMENT ON COLUMN measures.fact_id IS 'Unique id of the fact';
COMMENT ON COLUMN measures.sha256 IS 'SHA-256 of the PDF''s bytes; names the file in the store';
COMMENT ON COLUMN measures.page IS 'Page number from 1';
COMMENT ON COLUMN measures.x0 IS 'Left edge of the box, points from the displayed page''s left';
COMMENT ON COLUMN measures.top IS 'Upper edge of the box, points from the displayed page''s top';
COMMENT ON COLUMN measures.x1 IS 'Right edge of the box, points';
COMMENT ON COLUMN measures.bottom IS 'Lower edge of the box, points';
COMMENT ON COLUMN measures.quote IS 'Raw characters of the box, never repaired';
COMMENT ON COLUMN measures.office_id IS 'Area office; NULL while it is not certain';
COMMENT ON COLUMN measures.fiscal_year_be IS 'Year the measure is for; NULL when nothing says';
COMMENT ON COLUMN measures.indicator_no IS 'Indicator 1-10; NULL when the measure names none';
COMMENT ON COLUMN measures.seq IS 'Running number within one indicator''s cell or one list, from 1';
COMMENT ON COLUMN measures.seq_printed IS 'Number as printed';
COMMENT ON COLUMN measures.text IS 'The measure, repaired and unwrapped, without its number';
COMMENT ON COLUMN measures.responsible IS 'Responsible units, in print order';
COMMENT ON COLUMN measures.period_start IS 'First day';
COMMENT ON COLUMN measures.period_end IS 'Last day';
COMMENT ON COLUMN measures.period_printed IS 'Period as printed';
COMMENT ON COLUMN measures.section IS 'Section it stands in';
COMMENT ON COLUMN measures.table_id IS 'Table it stands in; NULL in prose';
