-- For analysts: SELECT score_of('pesao-mukdahan', 2565, 9)
CREATE OR REPLACE MACRO score_of(office, year, indicator) AS (
    SELECT s.score FROM indicator_scores AS s
    WHERE s.office_id = office AND s.fiscal_year_be = year AND s.indicator_no = indicator
);
