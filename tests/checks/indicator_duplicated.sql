-- fault: indicator 5 stands in two rows
-- expect: severity = 'error' AND subject = 'indicator:5:2565' AND found = '2'
INSERT INTO scores_base SELECT * REPLACE ('x' AS fact_id, 91.20 AS score) FROM scores_base WHERE sha256 = doc('now') AND indicator_no = 5 AND fiscal_year_be = 2565;

-- near_miss: the same indicator in the column of another year
INSERT INTO scores_base SELECT * REPLACE ('x' AS fact_id, 91.20 AS score, 2563 AS fiscal_year_be) FROM scores_base WHERE sha256 = doc('now') AND indicator_no = 5 AND fiscal_year_be = 2565;

-- near_miss: the same indicator in two tables
INSERT INTO scores_base SELECT * REPLACE ('x' AS fact_id, 't9' AS table_id) FROM scores_base WHERE sha256 = doc('now') AND indicator_no = 5 AND fiscal_year_be = 2565;

-- near_miss: two offices in one table
INSERT INTO scores_base SELECT * REPLACE ('x' AS fact_id, 'sesao-nan' AS office_id) FROM scores_base WHERE sha256 = doc('now') AND indicator_no = 5 AND fiscal_year_be = 2565;
