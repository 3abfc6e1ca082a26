CREATE OR REPLACE VIEW evidence AS
SELECT
    fact_id,
    seq,
    sha256,
    page,
    x0,
    top,
    x1,
    bottom,
    quote
FROM evidence_base;
COMMENT ON VIEW evidence IS 'Every box of every fact';
COMMENT ON COLUMN evidence.fact_id IS 'Unique id of the fact';
COMMENT ON COLUMN evidence.seq IS 'Running number of the box within its fact, from 1; the first is the box in the fact''s own row';
COMMENT ON COLUMN evidence.sha256 IS 'SHA-256 of the PDF''s bytes; names the file in the store';
COMMENT ON COLUMN evidence.page IS 'Page number from 1';
COMMENT ON COLUMN evidence.x0 IS 'Left edge of the box, points from the displayed page''s left';
COMMENT ON COLUMN evidence.top IS 'Upper edge of the box, points from the displayed page''s top';
COMMENT ON COLUMN evidence.x1 IS 'Right edge of the box, points';
COMMENT ON COLUMN evidence.bottom IS 'Lower edge of the box, points';
COMMENT ON COLUMN evidence.quote IS 'Raw characters of the box, never repaired';
