-- DISTINCT aggregates would be computed even where nobody asks for them: over millions of rows ten times the work.
CREATE OR REPLACE VIEW indicator_scores AS
SELECT
    office_id,
    fiscal_year_be,
    indicator_no,
    min(indicator_name) AS indicator_name,
    min(instrument) AS instrument,
    CASE WHEN min(score) = max(score) THEN min(score) END AS score,
    min(score) < max(score) AS disputed,
    list_unique(list(sha256))::BIGINT AS documents
FROM scores_base
WHERE office_id IS NOT NULL
GROUP BY office_id, fiscal_year_be, indicator_no;
COMMENT ON VIEW indicator_scores IS 'The one value per office, year and indicator that its documents agree on';
COMMENT ON COLUMN indicator_scores.office_id IS 'Area office; NULL while it is not certain';
COMMENT ON COLUMN indicator_scores.fiscal_year_be IS 'Buddhist-Era fiscal year that the value belongs to';
COMMENT ON COLUMN indicator_scores.indicator_no IS 'Indicator 1-10';
COMMENT ON COLUMN indicator_scores.indicator_name IS 'Official name of the indicator';
COMMENT ON COLUMN indicator_scores.instrument IS 'IIT, EIT or OIT';
COMMENT ON COLUMN indicator_scores.score IS 'Score on 0-100';
COMMENT ON COLUMN indicator_scores.disputed IS 'True where documents disagree; the score is then NULL';
COMMENT ON COLUMN indicator_scores.documents IS 'How many documents print it';
