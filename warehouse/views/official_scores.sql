CREATE OR REPLACE VIEW official_scores AS
SELECT
    office_id,
    fiscal_year_be,
    iit,
    eit,
    oit,
    total,
    level,
    source_url,
    imported_at
FROM official_scores_base;
COMMENT ON VIEW official_scores IS 'Official results, imported by a user';
COMMENT ON COLUMN official_scores.office_id IS 'Area office';
COMMENT ON COLUMN official_scores.fiscal_year_be IS 'Buddhist-Era fiscal year';
COMMENT ON COLUMN official_scores.iit IS 'IIT score';
COMMENT ON COLUMN official_scores.eit IS 'EIT score';
COMMENT ON COLUMN official_scores.oit IS 'OIT score';
COMMENT ON COLUMN official_scores.total IS 'Total on 0-100';
COMMENT ON COLUMN official_scores.level IS 'Official level';
COMMENT ON COLUMN official_scores.source_url IS 'Where the official value stands';
COMMENT ON COLUMN official_scores.imported_at IS 'When it was imported';
