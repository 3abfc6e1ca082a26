CREATE OR REPLACE VIEW recomputed_totals AS
SELECT
    office_id,
    fiscal_year_be,
    avg(score) FILTER (instrument = 'IIT')::DECIMAL(7, 4) AS iit,
    avg(score) FILTER (instrument = 'EIT')::DECIMAL(7, 4) AS eit,
    avg(score) FILTER (instrument = 'OIT')::DECIMAL(7, 4) AS oit,
    (
        0.30 * avg(score) FILTER (instrument = 'IIT') + 0.30 * avg(score) FILTER (instrument = 'EIT')
        + 0.40 * avg(score) FILTER (instrument = 'OIT')
    )::DECIMAL(7, 4) AS total
FROM indicator_scores
WHERE score IS NOT NULL
GROUP BY office_id, fiscal_year_be
HAVING count(*) = 10;
COMMENT ON VIEW recomputed_totals IS 'Instrument means and weighted total where all ten indicators are known and undisputed';
COMMENT ON COLUMN recomputed_totals.office_id IS 'Area office';
COMMENT ON COLUMN recomputed_totals.fiscal_year_be IS 'Buddhist-Era fiscal year that the values belong to';
COMMENT ON COLUMN recomputed_totals.iit IS 'Mean of indicators 1-5';
COMMENT ON COLUMN recomputed_totals.eit IS 'Mean of indicators 6-8';
COMMENT ON COLUMN recomputed_totals.oit IS 'Mean of indicators 9 and 10';
COMMENT ON COLUMN recomputed_totals.total IS '0.30 IIT + 0.30 EIT + 0.40 OIT; of rounded scores, so compare within 0.015';
