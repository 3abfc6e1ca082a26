-- fault: the table that claims all ten has no row for indicator 9
-- expect: severity = 'error' AND subject = 'indicator:9:2565' AND indicator_no = 9
DELETE FROM scores_base WHERE indicator_no = 9 AND fiscal_year_be = 2565 AND sha256 = doc('now');

-- near_miss: a table of selected indicators
DELETE FROM scores_base WHERE indicator_no = 9 AND fiscal_year_be = 2565 AND sha256 = doc('now');
UPDATE tables_base SET claims_all_ten = false;

-- near_miss: the reader already says why indicator 9 is not there
DELETE FROM scores_base WHERE indicator_no = 9 AND fiscal_year_be = 2565 AND sha256 = doc('now');
INSERT INTO row_findings_base BY NAME SELECT fact_id, sha256, 'reading_disputed' AS rule, 9 AS indicator_no FROM documents_base CROSS JOIN (SELECT 'x' AS fact_id) WHERE sha256 = doc('now');
