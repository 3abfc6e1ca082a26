CREATE OR REPLACE VIEW claims AS
SELECT
    c.fact_id AS fact_id,
    c.sha256 AS sha256,
    c.page AS page,
    c.x0 AS x0,
    c.top AS top,
    c.x1 AS x1,
    c.bottom AS bottom,
    c.quote AS quote,
    c.kind AS kind,
    c.indicator_no AS indicator_no,
    c.fiscal_year_be AS fiscal_year_be,
    c.value AS value,
    c.text AS text,
    c.number_printed AS number_printed,
    c.name_printed AS name_printed,
    c.name_indicator_no AS name_indicator_no,
    c.scope AS scope,
    c.table_id AS table_id,
    d.office_id AS office_id
FROM claims_base AS c LEFT JOIN documents_base AS d ON c.sha256 = d.sha256;
COMMENT ON VIEW claims IS 'Checkable sentences, with the office of their document';
COMMENT ON COLUMN claims.fact_id IS 'Unique id of the fact';
COMMENT ON COLUMN claims.sha256 IS 'SHA-256 of the PDF''s bytes; names the file in the store';
COMMENT ON COLUMN claims.page IS 'Page number from 1';
COMMENT ON COLUMN claims.x0 IS 'Left edge of the box, points from the displayed page''s left';
COMMENT ON COLUMN claims.top IS 'Upper edge of the box, points from the displayed page''s top';
COMMENT ON COLUMN claims.x1 IS 'Right edge of the box, points';
COMMENT ON COLUMN claims.bottom IS 'Lower edge of the box, points';
COMMENT ON COLUMN claims.quote IS 'Raw characters of the box, never repaired';
COMMENT ON COLUMN claims.kind IS 'Kind';
COMMENT ON COLUMN claims.indicator_no IS 'Indicator 1-10';
COMMENT ON COLUMN claims.fiscal_year_be IS 'Buddhist-Era fiscal year that the value belongs to';
COMMENT ON COLUMN claims.value IS 'Printed value';
COMMENT ON COLUMN claims.text IS 'Repaired text';
COMMENT ON COLUMN claims.number_printed IS 'Indicator number as printed';
COMMENT ON COLUMN claims.name_printed IS 'Name as printed, repaired';
COMMENT ON COLUMN claims.name_indicator_no IS 'Indicator that the printed name means';
COMMENT ON COLUMN claims.scope IS 'total, IIT, EIT or OIT';
COMMENT ON COLUMN claims.table_id IS 'Table it stands in; NULL in prose';
COMMENT ON COLUMN claims.office_id IS 'Area office; NULL while it is not certain';
