-- fault: prose names indicator 3, the table says 4
-- expect: severity = 'error' AND subject = 'weakest:all:2565' AND expected = '4' AND found = '3'
UPDATE claims_base SET indicator_no = 3 WHERE kind = 'weakest' AND sha256 = doc('now');

-- near_miss: the named one has the same score as the right one
UPDATE claims_base SET indicator_no = 3 WHERE kind = 'weakest' AND sha256 = doc('now');
UPDATE scores_base SET score = 84.12 WHERE indicator_no = 3 AND fiscal_year_be = 2565 AND sha256 = doc('now');

-- near_miss: the claim is made among the indicators of one instrument
UPDATE claims_base SET indicator_no = 7, scope = 'EIT' WHERE kind = 'weakest' AND sha256 = doc('now');

-- near_miss: one of the ten is not known
UPDATE claims_base SET indicator_no = 3 WHERE kind = 'weakest' AND sha256 = doc('now');
DELETE FROM scores_base WHERE indicator_no = 10 AND fiscal_year_be = 2565 AND sha256 = doc('now');

-- near_miss: the claim does not say its year
UPDATE claims_base SET indicator_no = 3, fiscal_year_be = NULL WHERE kind = 'weakest' AND sha256 = doc('now');

-- near_miss: one sentence names the two in either order
UPDATE claims_base SET indicator_no = 4, text = 'สองตัวชี้วัด' WHERE kind = 'weakest' AND sha256 = doc('now');
INSERT INTO claims_base SELECT * REPLACE ('x' AS fact_id, 2 AS indicator_no) FROM claims_base WHERE kind = 'weakest' AND sha256 = doc('now');
