CREATE OR REPLACE VIEW row_findings AS
SELECT
    f.fact_id,
    f.sha256,
    f.page,
    f.x0,
    f.top,
    f.x1,
    f.bottom,
    f.quote,
    f.rule,
    f.subject,
    f.judged,
    f.message_th,
    f.message_en,
    f.indicator_no,
    f.fiscal_year_be,
    f.expected,
    f.found,
    d.office_id
FROM row_findings_base AS f
LEFT JOIN documents_base AS d ON f.sha256 = d.sha256;
COMMENT ON VIEW row_findings IS 'What reading itself could not accept';
COMMENT ON COLUMN row_findings.fact_id IS 'Unique id of the fact';
COMMENT ON COLUMN row_findings.sha256 IS 'SHA-256 of the PDF''s bytes; names the file in the store';
COMMENT ON COLUMN row_findings.page IS 'Page number from 1';
COMMENT ON COLUMN row_findings.x0 IS 'Left edge of the box, points from the displayed page''s left';
COMMENT ON COLUMN row_findings.top IS 'Upper edge of the box, points from the displayed page''s top';
COMMENT ON COLUMN row_findings.x1 IS 'Right edge of the box, points';
COMMENT ON COLUMN row_findings.bottom IS 'Lower edge of the box, points';
COMMENT ON COLUMN row_findings.quote IS 'Raw characters of the box, never repaired';
COMMENT ON COLUMN row_findings.rule IS 'Rule of the contract that the row becomes a finding of';
COMMENT ON COLUMN row_findings.subject IS 'What the finding is about; never a box or an order';
COMMENT ON COLUMN row_findings.judged IS 'Values judged, part of the id';
COMMENT ON COLUMN row_findings.message_th IS 'Message in Thai';
COMMENT ON COLUMN row_findings.message_en IS 'Message in English';
COMMENT ON COLUMN row_findings.indicator_no IS 'Indicator 1-10';
COMMENT ON COLUMN row_findings.fiscal_year_be IS 'Buddhist-Era fiscal year that the value belongs to';
COMMENT ON COLUMN row_findings.expected IS 'What was expected';
COMMENT ON COLUMN row_findings.found IS 'What was found';
COMMENT ON COLUMN row_findings.office_id IS 'Office of the document; NULL while that is not certain';
