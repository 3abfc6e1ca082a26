CREATE OR REPLACE VIEW year_mentions AS
SELECT
    fact_id,
    sha256,
    page,
    x0,
    top,
    x1,
    bottom,
    quote,
    fiscal_year_be,
    printed,
    section,
    role
FROM year_mentions_base;
COMMENT ON VIEW year_mentions IS 'Every fiscal year that is printed';
COMMENT ON COLUMN year_mentions.fact_id IS 'Unique id of the fact';
COMMENT ON COLUMN year_mentions.sha256 IS 'SHA-256 of the PDF''s bytes; names the file in the store';
COMMENT ON COLUMN year_mentions.page IS 'Page number from 1';
COMMENT ON COLUMN year_mentions.x0 IS 'Left edge of the box, points from the displayed page''s left';
COMMENT ON COLUMN year_mentions.top IS 'Upper edge of the box, points from the displayed page''s top';
COMMENT ON COLUMN year_mentions.x1 IS 'Right edge of the box, points';
COMMENT ON COLUMN year_mentions.bottom IS 'Lower edge of the box, points';
COMMENT ON COLUMN year_mentions.quote IS 'Raw characters of the box, never repaired';
COMMENT ON COLUMN year_mentions.fiscal_year_be IS 'Buddhist-Era fiscal year that the value belongs to';
COMMENT ON COLUMN year_mentions.printed IS 'As printed';
COMMENT ON COLUMN year_mentions.section IS 'Section it stands in';
COMMENT ON COLUMN year_mentions.role IS 'Where the year stands: title, heading, caption, claim, body, period, legal';
