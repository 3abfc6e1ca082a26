-- fault: below 85 and without a measure
-- expect: severity = 'warning' AND subject = 'indicator:4'
DELETE FROM measures_base WHERE sha256 = doc('now') AND indicator_no = 4;
DELETE FROM claims_base WHERE sha256 = doc('now');

-- fault: named as weak and without a measure
-- expect: severity = 'error' AND indicator_no = 4
DELETE FROM measures_base WHERE sha256 = doc('now') AND indicator_no = 4;

-- fault: below the pass mark that the report states
-- expect: severity = 'error' AND subject = 'indicator:5'
UPDATE tables_base SET pass_threshold = 90 WHERE sha256 = doc('now') AND kind = 'indicator';
INSERT INTO measures_base SELECT measures_base.* REPLACE ('x' || n AS fact_id, n AS indicator_no) FROM measures_base, range(1, 11) AS r (n) WHERE sha256 = doc('now') AND indicator_no = 4 AND n <> 5;

-- near_miss: a measure that names no indicator may cover it
DELETE FROM measures_base WHERE sha256 = doc('now') AND indicator_no = 4;
UPDATE measures_base SET indicator_no = NULL WHERE sha256 = doc('now');

-- near_miss: the report has no measures at all
DELETE FROM measures_base WHERE sha256 = doc('now');

-- near_miss: weak in the year before, not in the results that are analysed
UPDATE scores_base SET score = 80 WHERE indicator_no = 5 AND fiscal_year_be = 2564 AND sha256 = doc('now');

-- near_miss: the lowest of its instrument is not named as weak
UPDATE claims_base SET indicator_no = 7, scope = 'EIT' WHERE kind = 'weakest' AND sha256 = doc('now');
