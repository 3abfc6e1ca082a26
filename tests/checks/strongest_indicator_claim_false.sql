-- fault: prose names indicator 6, the table says 9
-- expect: severity = 'warning' AND subject = 'strongest:all:2565' AND expected = '9' AND found = '6'
UPDATE claims_base SET indicator_no = 6 WHERE kind = 'strongest' AND sha256 = doc('now');

-- near_miss: the named one has the same score as the right one
UPDATE claims_base SET indicator_no = 6 WHERE kind = 'strongest' AND sha256 = doc('now');
UPDATE scores_base SET score = 97.5 WHERE indicator_no = 6 AND fiscal_year_be = 2565 AND sha256 = doc('now');

-- near_miss: the claim is made among the indicators of one instrument
UPDATE claims_base SET indicator_no = 6, scope = 'EIT' WHERE kind = 'strongest' AND sha256 = doc('now');

-- near_miss: one of the ten is not known
UPDATE claims_base SET indicator_no = 6 WHERE kind = 'strongest' AND sha256 = doc('now');
DELETE FROM scores_base WHERE indicator_no = 10 AND fiscal_year_be = 2565 AND sha256 = doc('now');

-- near_miss: the claim does not say its year
UPDATE claims_base SET indicator_no = 6, fiscal_year_be = NULL WHERE kind = 'strongest' AND sha256 = doc('now');

-- near_miss: one sentence names the two in either order
UPDATE claims_base SET indicator_no = 9, text = 'สองตัวชี้วัด' WHERE kind = 'strongest' AND sha256 = doc('now');
INSERT INTO claims_base SELECT * REPLACE ('x' AS fact_id, 6 AS indicator_no) FROM claims_base WHERE kind = 'strongest' AND sha256 = doc('now');
