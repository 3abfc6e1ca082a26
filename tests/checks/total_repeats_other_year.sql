-- fault: the total of 2565 is the one stated for 2564
-- expect: severity = 'warning' AND subject = 'total:2565' AND found = '90.18'
UPDATE totals_base SET score = 90.18 WHERE scope = 'total' AND sha256 = doc('now');

-- fault: the total of 2565 is the one that the indicators of 2564 give, which no report states
-- expect: message_en LIKE '%recomputed from the indicators%'
DELETE FROM totals_base WHERE fiscal_year_be = 2564;
UPDATE totals_base SET score = 90.18 WHERE scope = 'total' AND sha256 = doc('now');

-- near_miss: a hundredth beside the total of the year before
UPDATE totals_base SET score = 90.19 WHERE scope = 'total' AND sha256 = doc('now');

-- near_miss: the same total at another office
UPDATE totals_base SET score = 90.18 WHERE scope = 'total' AND sha256 = doc('other');

-- near_miss: the same total two years later
UPDATE totals_base SET score = 90.18, fiscal_year_be = 2566 WHERE scope = 'total' AND sha256 = doc('now');
