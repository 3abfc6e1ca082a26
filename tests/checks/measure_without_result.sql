-- fault: no result for the second measure
-- expect: severity = 'warning' AND subject = 'indicator:2'
DELETE FROM measure_results_base WHERE sha256 = doc('now') AND indicator_no = 2;

-- fault: an empty result cell
-- expect: subject = 'indicator:4'
UPDATE measure_results_base SET result_text = '-' WHERE sha256 = doc('now') AND indicator_no = 4;

-- near_miss: a plan without any results is no report on results
DELETE FROM measure_results_base WHERE sha256 = doc('now');

-- near_miss: a result that names neither measure nor indicator may be about it
UPDATE measure_results_base SET measure_id = NULL, indicator_no = NULL WHERE sha256 = doc('now');

-- near_miss: the outcome stands in the next column
UPDATE measure_results_base SET result_text = '', outcome_text = 'ผู้ใช้บริการพอใจ' WHERE sha256 = doc('now');
