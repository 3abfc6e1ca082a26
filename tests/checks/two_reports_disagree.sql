-- fault: the report of the next year gives another score for 2564
-- expect: severity = 'error' AND subject = 'indicator:5:2564' AND other_sha256 IS NOT NULL AND len(list_distinct(list_transform(evidence, LAMBDA e: e.sha256))) = 2
UPDATE scores_base SET score = 87.02 WHERE indicator_no = 5 AND fiscal_year_be = 2564 AND sha256 = doc('now');

-- near_miss: another office has another score
UPDATE scores_base SET score = 87.02 WHERE indicator_no = 5 AND sha256 = doc('other');

-- near_miss: a report that does not agree with itself is asked about that first
INSERT INTO scores_base SELECT * REPLACE ('prose' AS fact_id, 87.02 AS score, NULL AS table_id, 'prose' AS place) FROM scores_base WHERE sha256 = doc('now') AND indicator_no = 5 AND fiscal_year_be = 2564;
