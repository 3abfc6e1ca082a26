-- fault: an indicator that fell is called improved
-- expect: severity = 'error' AND subject = 'improved:4:2565'
UPDATE claims_base SET indicator_no = 4 WHERE kind = 'improved' AND sha256 = doc('now');

-- fault: the stated increase is not the subtraction
-- expect: subject = 'improved:2:2565' AND expected = '2.16'
UPDATE claims_base SET value = 3.16 WHERE kind = 'increase' AND sha256 = doc('now');

-- fault: a fall that was a rise
-- expect: subject = 'improved:9:2565'
UPDATE claims_base SET kind = 'declined' WHERE kind = 'improved' AND sha256 = doc('now');

-- fault: the year before stands only in the report of that year
-- expect: subject = 'improved:4:2565' AND len(list_distinct(list_transform(evidence, LAMBDA e: e.sha256))) = 2
UPDATE claims_base SET indicator_no = 4 WHERE kind = 'improved' AND sha256 = doc('now');
DELETE FROM scores_base WHERE fiscal_year_be = 2564 AND sha256 = doc('now');

-- near_miss: an increase rounded by a hundredth
UPDATE claims_base SET value = 2.17 WHERE kind = 'increase' AND sha256 = doc('now');

-- near_miss: the year before is not known
UPDATE claims_base SET indicator_no = 4 WHERE kind = 'improved' AND sha256 = doc('now');
DELETE FROM scores_base WHERE fiscal_year_be = 2564;

-- near_miss: two other reports of the office disagree about the year before
UPDATE claims_base SET indicator_no = 4 WHERE kind = 'improved' AND sha256 = doc('now');
DELETE FROM scores_base WHERE fiscal_year_be = 2564 AND sha256 = doc('now');
INSERT INTO scores_base SELECT * REPLACE ('x' AS fact_id, score - 9 AS score, 'prose' AS place, NULL AS table_id) FROM scores_base WHERE fiscal_year_be = 2564 AND indicator_no = 4;
