-- fault: a period that ends before it starts
-- expect: severity = 'error' AND subject = 'period:2023-09-30:2022-10-01'
UPDATE measures_base SET period_start = period_end, period_end = period_start WHERE sha256 = doc('now') AND indicator_no = 4;

-- near_miss: a period of one day
UPDATE measures_base SET period_end = period_start WHERE sha256 = doc('now');

-- near_miss: only the end is printed
UPDATE measures_base SET period_start = NULL WHERE sha256 = doc('now');
