CREATE OR REPLACE VIEW findings AS
SELECT
    finding_id,
    rule,
    severity,
    sha256,
    other_sha256,
    office_id,
    fiscal_year_be,
    indicator_no,
    subject,
    judged,
    message,
    message_en,
    expected,
    found,
    evidence,
    state,
    NULL::VARCHAR AS verdict
FROM findings_base;
COMMENT ON VIEW findings IS 'What the checks found: questions for a person';
COMMENT ON COLUMN findings.finding_id IS 'Fingerprint of rule, documents, subject and values';
COMMENT ON COLUMN findings.rule IS 'Name of the check, a file in warehouse/checks';
COMMENT ON COLUMN findings.severity IS 'error, warning or info';
COMMENT ON COLUMN findings.sha256 IS 'SHA-256 of the PDF''s bytes; names the file in the store';
COMMENT ON COLUMN findings.other_sha256 IS 'Second document of a two-document rule';
COMMENT ON COLUMN findings.office_id IS 'Area office the finding is about; NULL when open';
COMMENT ON COLUMN findings.fiscal_year_be IS 'Buddhist-Era fiscal year that the value belongs to';
COMMENT ON COLUMN findings.indicator_no IS 'Indicator 1-10';
COMMENT ON COLUMN findings.subject IS 'What the finding is about; never a box or an order';
COMMENT ON COLUMN findings.judged IS 'Values judged, part of the id';
COMMENT ON COLUMN findings.message IS 'Message in Thai';
COMMENT ON COLUMN findings.message_en IS 'Message in English';
COMMENT ON COLUMN findings.expected IS 'What was expected';
COMMENT ON COLUMN findings.found IS 'What was found';
COMMENT ON COLUMN findings.evidence IS 'Boxes: sha256, page, x0, top, x1, bottom, quote';
COMMENT ON COLUMN findings.state IS 'new, unchanged, changed, absent or reopened';
COMMENT ON COLUMN findings.verdict IS 'Auditor''s present decision';
