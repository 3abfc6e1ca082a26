CREATE OR REPLACE VIEW passages AS
SELECT
    fact_id,
    sha256,
    page,
    x0,
    top,
    x1,
    bottom,
    quote,
    section,
    text,
    masked
FROM passages_base;
COMMENT ON VIEW passages IS 'Long passages';
COMMENT ON COLUMN passages.fact_id IS 'Unique id of the fact';
COMMENT ON COLUMN passages.sha256 IS 'SHA-256 of the PDF''s bytes; names the file in the store';
COMMENT ON COLUMN passages.page IS 'Page number from 1';
COMMENT ON COLUMN passages.x0 IS 'Left edge of the box, points from the displayed page''s left';
COMMENT ON COLUMN passages.top IS 'Upper edge of the box, points from the displayed page''s top';
COMMENT ON COLUMN passages.x1 IS 'Right edge of the box, points';
COMMENT ON COLUMN passages.bottom IS 'Lower edge of the box, points';
COMMENT ON COLUMN passages.quote IS 'Raw characters of the box, never repaired';
COMMENT ON COLUMN passages.section IS 'Section it stands in';
COMMENT ON COLUMN passages.text IS 'Repaired text';
COMMENT ON COLUMN passages.masked IS 'Consonants and digits of the text without office names, provinces and years';
