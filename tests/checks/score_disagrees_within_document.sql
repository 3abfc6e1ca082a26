-- fault: prose gives another value than the table
-- expect: severity = 'error' AND subject = 'indicator:9:2565' AND found = '86.28, 97.50' AND len(evidence) = 2
INSERT INTO evidence_base SELECT * REPLACE ('prose' AS fact_id, 2 AS page) FROM evidence_base WHERE fact_id = (SELECT fact_id FROM scores_base WHERE sha256 = doc('now') AND indicator_no = 9 AND fiscal_year_be = 2565);
INSERT INTO scores_base SELECT * REPLACE ('prose' AS fact_id, 86.28 AS score, NULL AS table_id, 'prose' AS place) FROM scores_base WHERE sha256 = doc('now') AND indicator_no = 9 AND fiscal_year_be = 2565;

-- near_miss: prose repeats the value of the table
INSERT INTO scores_base SELECT * REPLACE ('prose' AS fact_id, NULL AS table_id, 'prose' AS place) FROM scores_base WHERE sha256 = doc('now') AND indicator_no = 9 AND fiscal_year_be = 2565;

-- near_miss: prose gives the value of another year
INSERT INTO scores_base SELECT * REPLACE ('prose' AS fact_id, 86.28 AS score, 2563 AS fiscal_year_be, NULL AS table_id, 'prose' AS place) FROM scores_base WHERE sha256 = doc('now') AND indicator_no = 9 AND fiscal_year_be = 2565;

-- near_miss: the value of another office, named in its row
INSERT INTO scores_base SELECT * REPLACE ('prose' AS fact_id, 86.28 AS score, 'sesao-nan' AS office_id, NULL AS table_id, 'prose' AS place) FROM scores_base WHERE sha256 = doc('now') AND indicator_no = 9 AND fiscal_year_be = 2565;
