CREATE OR REPLACE VIEW claims AS
SELECT
    c.fact_id,
    c.sha256,
    c.page,
    c.x0,
    c.top,
    c.x1,
    c.bottom,
    c.quote,
    c.kind,
    c.indicator_no,
    c.fiscal_year_be,
    c.value,
    c.text,
    c.number_printed,
    c.name_printed,
    c.name_indicator_no,
    c.scope,
    c.table_id,
    d.office_id
FROM claims_base AS c
LEFT JOIN documents_base AS d ON c.sha256 = d.sha256;
COMMENT ON VIEW claims IS 'Checkable sentences, with the office of their document';
COMMENT ON COLUMN claims.fact_id IS 'Unique id of the fact';
COMMENT ON COLUMN claims.sha256 IS 'SHA-256 of the PDF''s bytes; names the file in the store';
COMMENT ON COLUMN claims.page IS 'Page number from 1';
COMMENT ON COLUMN claims.x0 IS 'Left edge of the box, points from the displayed page''s left';
COMMENT ON COLUMN claims.top IS 'Upper edge of the box, points from the displayed page''s top';
COMMENT ON COLUMN claims.x1 IS 'Right edge of the box, points';
COMMENT ON COLUMN claims.bottom IS 'Lower edge of the box, points';
COMMENT ON COLUMN claims.quote IS 'Raw characters of the box, never repaired';
COMMENT ON COLUMN claims.kind IS 'weakest, strongest, improved, declined, increase, total, rank, threshold, weak, indicator_named';
COMMENT ON COLUMN claims.indicator_no IS 'Indicator 1-10';
COMMENT ON COLUMN claims.fiscal_year_be IS 'Year the sentence speaks of; NULL when nothing says';
COMMENT ON COLUMN claims.value IS 'Printed value of the claim: threshold, increase, rank or total';
COMMENT ON COLUMN claims.text IS 'The sentence, repaired';
COMMENT ON COLUMN claims.number_printed IS 'Indicator number as printed';
COMMENT ON COLUMN claims.name_printed IS 'Name as printed, repaired';
COMMENT ON COLUMN claims.name_indicator_no IS 'Indicator that the printed name means';
COMMENT ON COLUMN claims.scope IS 'Among which indicators the claim is made: all, IIT, EIT or OIT';
COMMENT ON COLUMN claims.table_id IS 'Table it stands in; NULL in prose';
COMMENT ON COLUMN claims.office_id IS 'Office of the document; NULL while that is not certain';
