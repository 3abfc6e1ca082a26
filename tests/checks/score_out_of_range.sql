-- fault: the reader met 9404 in the score column
-- expect: severity = 'error' AND subject = 'indicator:9:2565'
INSERT INTO row_findings_base BY NAME SELECT fact_id, sha256, page, 'score_out_of_range' AS rule, 'indicator:9:2565' AS subject, '9404' AS judged, 'พบในหน้า' AS message_th, 'found on the page' AS message_en FROM scores_base WHERE sha256 = doc('now') LIMIT 1;

-- fault: a score over 100 was loaded
-- expect: found = '100.01'
UPDATE scores_base SET score = 100.01 WHERE indicator_no = 9 AND fiscal_year_be = 2565 AND sha256 = doc('now');

-- near_miss: exactly 100
UPDATE scores_base SET score = 100 WHERE indicator_no = 9 AND fiscal_year_be = 2565 AND sha256 = doc('now');

-- near_miss: exactly 0
UPDATE scores_base SET score = 0 WHERE indicator_no = 9 AND fiscal_year_be = 2565 AND sha256 = doc('now');
