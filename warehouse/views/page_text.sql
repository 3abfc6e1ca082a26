CREATE OR REPLACE VIEW page_text AS
SELECT
    sha256,
    page,
    text
FROM pages_base;
COMMENT ON VIEW page_text IS 'Repaired text per page, for search';
COMMENT ON COLUMN page_text.sha256 IS 'SHA-256 of the PDF''s bytes; names the file in the store';
COMMENT ON COLUMN page_text.page IS 'Page number from 1';
COMMENT ON COLUMN page_text.text IS 'Repaired text of the page, for search';
