CREATE OR REPLACE VIEW measure_results AS
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
    measure_id,
    fiscal_year_be,
    indicator_no,
    seq,
    measure_text,
    result_text,
    outcome_text,
    period_start,
    period_end,
    period_printed,
    section,
    table_id
FROM measure_results_base;
COMMENT ON VIEW measure_results IS 'Results of measures';
COMMENT ON COLUMN measure_results.fact_id IS 'Unique id of the fact';
COMMENT ON COLUMN measure_results.sha256 IS 'SHA-256 of the PDF''s bytes; names the file in the store';
COMMENT ON COLUMN measure_results.page IS 'Page number from 1';
COMMENT ON COLUMN measure_results.x0 IS 'Left edge of the box, points from the displayed page''s left';
COMMENT ON COLUMN measure_results.top IS 'Upper edge of the box, points from the displayed page''s top';
COMMENT ON COLUMN measure_results.x1 IS 'Right edge of the box, points';
COMMENT ON COLUMN measure_results.bottom IS 'Lower edge of the box, points';
COMMENT ON COLUMN measure_results.quote IS 'Raw characters of the box, never repaired';
COMMENT ON COLUMN measure_results.office_id IS 'Area office; NULL while it is not certain';
COMMENT ON COLUMN measure_results.measure_id IS 'Measure that the result belongs to; NULL when not matched';
COMMENT ON COLUMN measure_results.fiscal_year_be IS 'Buddhist-Era fiscal year that the value belongs to';
COMMENT ON COLUMN measure_results.indicator_no IS 'Indicator 1-10';
COMMENT ON COLUMN measure_results.seq IS 'Running number within one indicator''s cell or one list, from 1';
COMMENT ON COLUMN measure_results.measure_text IS 'Measure as repeated in the results table';
COMMENT ON COLUMN measure_results.result_text IS 'What was done';
COMMENT ON COLUMN measure_results.outcome_text IS 'What came of it';
COMMENT ON COLUMN measure_results.period_start IS 'First day';
COMMENT ON COLUMN measure_results.period_end IS 'Last day';
COMMENT ON COLUMN measure_results.period_printed IS 'Period as printed';
COMMENT ON COLUMN measure_results.section IS 'Section it stands in';
COMMENT ON COLUMN measure_results.table_id IS 'Table it stands in; NULL in prose';
