-- fault: no period
-- expect: severity = 'warning' AND subject = 'indicator:4'
UPDATE measures_base SET period_start = NULL, period_end = NULL, period_printed = NULL WHERE sha256 = doc('now') AND indicator_no = 4;

-- near_miss: a period in words without dates
UPDATE measures_base SET period_start = NULL, period_end = NULL, period_printed = 'ตลอดปีงบประมาณ' WHERE sha256 = doc('now');

-- near_miss: a result without a period
UPDATE measure_results_base SET period_start = NULL, period_end = NULL, period_printed = NULL WHERE sha256 = doc('now');
