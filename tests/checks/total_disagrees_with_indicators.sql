-- fault: the printed total is a whole point too high
-- expect: severity = 'error' AND subject = 'total:2565' AND message_en LIKE '%0.30 x (93.21 + 88.47%' AND len(evidence) = 11
UPDATE totals_base SET score = score + 1 WHERE scope = 'total' AND sha256 = doc('now');

-- fault: the total is the plain mean of the ten indicators, and the message says so
-- expect: message_en LIKE '%mean of the ten indicators fits%'
UPDATE totals_base SET score = 91.59 WHERE scope = 'total' AND sha256 = doc('now');

-- fault: the total does not weight the instruments, and the message says so
-- expect: message_en LIKE '%unweighted mean of the three instruments fits%'
UPDATE totals_base SET score = 92.52 WHERE scope = 'total' AND sha256 = doc('now');

-- near_miss: a total off by the rounding of its inputs
UPDATE totals_base SET score = score + 0.01 WHERE scope = 'total' AND sha256 = doc('now');

-- near_miss: an indicator is not known, so nothing can be said
UPDATE totals_base SET score = score + 1 WHERE scope = 'total' AND sha256 = doc('now');
DELETE FROM scores_base WHERE fiscal_year_be = 2565 AND indicator_no = 7;

-- near_miss: one indicator has two values, so nothing can be said
UPDATE totals_base SET score = score + 1 WHERE scope = 'total' AND sha256 = doc('now');
INSERT INTO scores_base SELECT * REPLACE ('x' AS fact_id, score + 3 AS score) FROM scores_base WHERE sha256 = doc('now') AND fiscal_year_be = 2565 AND indicator_no = 7;

-- near_miss: the total of a school in the report
UPDATE totals_base SET score = score + 1, agency_id = 'school-1', office_id = NULL WHERE scope = 'total' AND sha256 = doc('now');
