CREATE OR REPLACE VIEW pages AS
SELECT
    sha256,
    page,
    width,
    height,
    rotation,
    text_source,
    health,
    reason
FROM pages_base;
COMMENT ON VIEW pages IS 'One row per page: where its text came from and how healthy it is';
COMMENT ON COLUMN pages.sha256 IS 'SHA-256 of the PDF''s bytes; names the file in the store';
COMMENT ON COLUMN pages.page IS 'Page number from 1';
COMMENT ON COLUMN pages.width IS 'Page width in points, upright';
COMMENT ON COLUMN pages.height IS 'Page height in points, upright';
COMMENT ON COLUMN pages.rotation IS 'Degrees clockwise that were needed to show the text upright';
COMMENT ON COLUMN pages.text_source IS 'pdfium, pdfminer, ocr or none';
COMMENT ON COLUMN pages.health IS '0 unusable to 1 clean';
COMMENT ON COLUMN pages.reason IS 'Why, in words; empty when all is well';
