CREATE OR REPLACE VIEW sections AS
SELECT
    fact_id,
    sha256,
    page,
    x0,
    top,
    x1,
    bottom,
    quote,
    kind,
    title,
    indicator_no,
    fiscal_year_be
FROM sections_base;
COMMENT ON VIEW sections IS 'Headings and the sections they open';
COMMENT ON COLUMN sections.fact_id IS 'Unique id of the fact';
COMMENT ON COLUMN sections.sha256 IS 'SHA-256 of the PDF''s bytes; names the file in the store';
COMMENT ON COLUMN sections.page IS 'Page number from 1';
COMMENT ON COLUMN sections.x0 IS 'Left edge of the box, points from the displayed page''s left';
COMMENT ON COLUMN sections.top IS 'Upper edge of the box, points from the displayed page''s top';
COMMENT ON COLUMN sections.x1 IS 'Right edge of the box, points';
COMMENT ON COLUMN sections.bottom IS 'Lower edge of the box, points';
COMMENT ON COLUMN sections.quote IS 'Raw characters of the box, never repaired';
COMMENT ON COLUMN sections.kind IS 'analysis, scores, measures, results, budget, follow_up, signature or other';
COMMENT ON COLUMN sections.title IS 'The heading, repaired';
COMMENT ON COLUMN sections.indicator_no IS 'Indicator 1-10';
COMMENT ON COLUMN sections.fiscal_year_be IS 'Buddhist-Era fiscal year that the value belongs to';
