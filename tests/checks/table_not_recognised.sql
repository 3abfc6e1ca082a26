-- fault: the reader wrote one down
-- expect: severity = 'info' AND subject = 'table:5'
INSERT INTO row_findings_base BY NAME SELECT fact_id, sha256, page, 'table_not_recognised' AS rule, 'table:5' AS subject, 'headers' AS judged, 'พบในหน้า' AS message_th, 'found on the page' AS message_en FROM scores_base WHERE sha256 = doc('now') AND indicator_no = 3 LIMIT 1;

-- near_miss: another finding of the reader about a table
INSERT INTO row_findings_base BY NAME SELECT fact_id, sha256, page, 'value_without_year' AS rule, 'x' AS subject, 'x' AS judged, 'พบในหน้า' AS message_th, 'found on the page' AS message_en FROM scores_base WHERE sha256 = doc('now') LIMIT 1;
