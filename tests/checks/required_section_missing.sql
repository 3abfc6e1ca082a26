-- fault: a report on results without results
-- expect: severity = 'warning' AND subject = 'section:results' AND judged = 'O43/results'
DELETE FROM measure_results_base WHERE sha256 = doc('now');
DELETE FROM sections_base WHERE sha256 = doc('now') AND kind = 'results' AND title NOT LIKE 'รายงาน%';

-- fault: measures asked for by O42
-- expect: subject = 'section:measures'
UPDATE documents_base SET oit_item = 'O42' WHERE sha256 = doc('now');
DELETE FROM measures_base WHERE sha256 = doc('now');
DELETE FROM sections_base WHERE sha256 = doc('now') AND kind = 'measures';

-- near_miss: an item whose sections are not certain
UPDATE documents_base SET oit_item = 'O35', fiscal_year_be = 2567 WHERE sha256 = doc('now');
DELETE FROM measure_results_base WHERE sha256 = doc('now');
DELETE FROM sections_base WHERE sha256 = doc('now') AND kind = 'results';

-- near_miss: the results stand under another heading
DELETE FROM sections_base WHERE sha256 = doc('now') AND kind = 'results';

-- near_miss: a page could not be read
DELETE FROM measure_results_base WHERE sha256 = doc('now');
DELETE FROM sections_base WHERE sha256 = doc('now') AND kind = 'results';
INSERT INTO row_findings_base BY NAME SELECT sha256, 'page_not_readable' AS rule FROM documents_base WHERE sha256 = doc('now');
