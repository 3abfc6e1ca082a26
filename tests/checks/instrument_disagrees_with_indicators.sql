-- fault: the EIT score is not the mean of indicators 6 to 8
-- expect: severity = 'error' AND subject = 'instrument:EIT:2565' AND expected = '92.50' AND message_en LIKE '%(95.08 + 90.64 + 91.79)/3%'
UPDATE totals_base SET score = 92.53 WHERE scope = 'EIT' AND sha256 = doc('now');

-- near_miss: a third cut instead of rounded
UPDATE totals_base SET score = 92.51 WHERE scope = 'EIT' AND sha256 = doc('now');

-- near_miss: an indicator of the instrument is not known
UPDATE totals_base SET score = 80 WHERE scope = 'EIT' AND sha256 = doc('now');
DELETE FROM scores_base WHERE sha256 = doc('now') AND indicator_no = 7;

-- near_miss: only the weighted value is printed
UPDATE totals_base SET score = NULL, weighted_score = 27.75 WHERE scope = 'EIT' AND sha256 = doc('now');
