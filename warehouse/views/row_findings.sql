CREATE OR REPLACE VIEW row_findings AS
SELECT
    fact_id,
    sha256,
    page,
    x0,
    top,
    x1,
    bottom,
    quote,
    rule,
    subject,
    judged,
    message_th,
    message_en,
    indicator_no,
    fiscal_year_be,
    expected,
    found
FROM row_findings_base;
COMMENT ON VIEW row_findings IS 'What reading itself could not accept';
COMMENT ON COLUMN row_findings.fact_id IS 'Unique id of the fact';
COMMENT ON COLUMN row_findings.sha256 IS 'SHA-256 of the PDF''s bytes; names the file in the store';
COMMENT ON COLUMN row_findings.page IS 'Page number from 1';
COMMENT ON COLUMN row_findings.x0 IS 'Left edge of the box, points from the displayed page''s left';
COMMENT ON COLUMN row_findings.top IS 'Upper edge of the box, points from the displayed page''s top';
COMMENT ON COLUMN row_findings.x1 IS 'Right edge of the box, points';
COMMENT ON COLUMN row_findings.bottom IS 'Lower edge of the box, points';
COMMENT ON COLUMN row_findings.quote IS 'Raw characters of the box, never repaired';
COMMENT ON COLUMN row_findings.rule IS 'Rule';
COMMENT ON COLUMN row_findings.subject IS 'What the finding is about; never a box or an order';
COMMENT ON COLUMN row_findings.judged IS 'Values judged, part of the id';
COMMENT ON COLUMN row_findings.message_th IS 'Message in Thai';
COMMENT ON COLUMN row_findings.message_en IS 'Message in English';
COMMENT ON COLUMN row_findings.indicator_no IS 'Indicator 1-10';
COMMENT ON COLUMN row_findings.fiscal_year_be IS 'Buddhist-Era fiscal year that the value belongs to';
COMMENT ON COLUMN row_findings.expected IS 'What was expected';
COMMENT ON COLUMN row_findings.found IS 'What was found';
