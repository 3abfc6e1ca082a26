CREATE OR REPLACE VIEW office_totals AS
SELECT
    office_id,
    fiscal_year_be,
    CASE WHEN min(score) = max(score) THEN min(score) END AS total,
    CASE WHEN min(level_printed) = max(level_printed) THEN min(level_printed) END AS level_printed,
    min(score) < max(score) AS disputed,
    list_unique(list(sha256))::BIGINT AS documents
FROM totals_base
WHERE scope = 'total' AND office_id IS NOT NULL AND agency_id IS NULL AND score IS NOT NULL
GROUP BY office_id, fiscal_year_be;
COMMENT ON VIEW office_totals IS 'The one printed total per office and year that its documents agree on';
COMMENT ON COLUMN office_totals.office_id IS 'Area office';
COMMENT ON COLUMN office_totals.fiscal_year_be IS 'Buddhist-Era fiscal year that the value belongs to';
COMMENT ON COLUMN office_totals.total IS 'Printed total on 0-100; NULL where documents disagree';
COMMENT ON COLUMN office_totals.level_printed IS 'Printed level; NULL where none is printed or documents disagree';
COMMENT ON COLUMN office_totals.disputed IS 'True where documents disagree on the total';
COMMENT ON COLUMN office_totals.documents IS 'How many documents print it';
