-- fault: the reader wrote one down
-- expect: severity = 'warning' AND subject = 'table:2'
INSERT INTO row_findings_base BY NAME SELECT fact_id, sha256, page, 'value_without_year' AS rule, 'table:2' AS subject, '9 scores' AS judged, 'พบในหน้า' AS message_th, 'found on the page' AS message_en FROM scores_base WHERE sha256 = doc('now') AND indicator_no = 3 LIMIT 1;

-- near_miss: a score in a report whose own year is not known, but with its year beside it
UPDATE documents_base SET fiscal_year_be = NULL, printed_fiscal_year_be = NULL WHERE sha256 = doc('now');
