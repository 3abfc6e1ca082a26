-- fault: no set of answered items gives 92.87 in 2565
-- expect: severity = 'warning' AND subject = 'indicator:10:2565' AND expected = '87.50, 93.75'
UPDATE scores_base SET score = 92.87 WHERE indicator_no = 10 AND fiscal_year_be = 2565 AND sha256 = doc('now');

-- near_miss: the same score in 2566, whose item counts are not certain
UPDATE scores_base SET score = 92.87, fiscal_year_be = 2566 WHERE indicator_no = 10 AND fiscal_year_be = 2565 AND sha256 = doc('now');

-- near_miss: a mean that was cut instead of rounded (86.7777... of indicator 9)
UPDATE scores_base SET score = 97.77 WHERE indicator_no = 9 AND fiscal_year_be = 2565 AND sha256 = doc('now');

-- near_miss: every item answered
UPDATE scores_base SET score = 100 WHERE indicator_no = 10 AND fiscal_year_be = 2565 AND sha256 = doc('now');
