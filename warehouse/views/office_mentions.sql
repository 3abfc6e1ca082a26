CREATE OR REPLACE VIEW office_mentions AS
SELECT
    fact_id,
    sha256,
    page,
    x0,
    top,
    x1,
    bottom,
    quote,
    printed,
    office_id,
    status,
    candidates,
    reason,
    level,
    section,
    weight,
    cited,
    table_id
FROM office_mentions_base;
COMMENT ON VIEW office_mentions IS 'Every office name that is printed';
COMMENT ON COLUMN office_mentions.fact_id IS 'Unique id of the fact';
COMMENT ON COLUMN office_mentions.sha256 IS 'SHA-256 of the PDF''s bytes; names the file in the store';
COMMENT ON COLUMN office_mentions.page IS 'Page number from 1';
COMMENT ON COLUMN office_mentions.x0 IS 'Left edge of the box, points from the displayed page''s left';
COMMENT ON COLUMN office_mentions.top IS 'Upper edge of the box, points from the displayed page''s top';
COMMENT ON COLUMN office_mentions.x1 IS 'Right edge of the box, points';
COMMENT ON COLUMN office_mentions.bottom IS 'Lower edge of the box, points';
COMMENT ON COLUMN office_mentions.quote IS 'Raw characters of the box, never repaired';
COMMENT ON COLUMN office_mentions.printed IS 'As printed';
COMMENT ON COLUMN office_mentions.office_id IS 'Office that the name means for certain, else NULL';
COMMENT ON COLUMN office_mentions.status IS 'resolved, ambiguous or unknown';
COMMENT ON COLUMN office_mentions.candidates IS 'Office ids that the name could mean, or the nearest';
COMMENT ON COLUMN office_mentions.reason IS 'Why it is not certain; empty when resolved';
COMMENT ON COLUMN office_mentions.level IS 'primary or secondary, when the printed name says so';
COMMENT ON COLUMN office_mentions.section IS 'Section it stands in';
COMMENT ON COLUMN office_mentions.weight IS 'How much the place says about whose report this is';
COMMENT ON COLUMN office_mentions.cited IS 'Named as another body on purpose';
COMMENT ON COLUMN office_mentions.table_id IS 'Table it stands in; NULL in prose';
