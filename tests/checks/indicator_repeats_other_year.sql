-- fault: indicator 3 keeps its score
-- expect: severity = 'warning' AND subject = 'indicator:3:2565' AND indicator_no = 3
UPDATE scores_base SET score = 90.18 WHERE indicator_no = 3 AND fiscal_year_be = 2565 AND sha256 = doc('now');

-- near_miss: indicator 9 repeats, which its items make likely
UPDATE scores_base SET score = 93.78 WHERE indicator_no = 9 AND fiscal_year_be = 2565 AND sha256 = doc('now');

-- near_miss: a hundredth beside
UPDATE scores_base SET score = 90.19 WHERE indicator_no = 3 AND fiscal_year_be = 2565 AND sha256 = doc('now');

-- near_miss: another office has the score of the year before
UPDATE scores_base SET score = 90.18 WHERE indicator_no = 3 AND sha256 = doc('other');
