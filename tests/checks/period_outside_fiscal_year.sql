-- fault: a period that ends a month after the fiscal year
-- expect: severity = 'error' AND subject = 'period:2022-10-01:2023-10-31'
UPDATE measures_base SET period_end = DATE '2023-10-31' WHERE sha256 = doc('now') AND indicator_no = 4;

-- fault: a result in the year before
-- expect: subject = 'period:2021-10-01:2022-09-30'
UPDATE measure_results_base SET period_start = DATE '2021-10-01', period_end = DATE '2022-09-30' WHERE sha256 = doc('now') AND indicator_no = 4;

-- near_miss: the last day of the fiscal year
UPDATE measures_base SET period_start = DATE '2023-09-30', period_end = DATE '2023-09-30' WHERE sha256 = doc('now');

-- near_miss: the year that the measure is for is not known
UPDATE measures_base SET period_end = DATE '2023-10-31', fiscal_year_be = NULL WHERE sha256 = doc('now');
