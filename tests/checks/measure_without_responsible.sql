-- fault: nobody is responsible
-- expect: severity = 'warning' AND subject = 'indicator:4' AND found = '1'
UPDATE measures_base SET responsible = [] WHERE sha256 = doc('now') AND indicator_no = 4;

-- near_miss: two units
UPDATE measures_base SET responsible = ['กลุ่มอำนวยการ', 'กลุ่มนโยบายและแผน'] WHERE sha256 = doc('now');

-- near_miss: a result without a unit
UPDATE measure_results_base SET outcome_text = '' WHERE sha256 = doc('now');
