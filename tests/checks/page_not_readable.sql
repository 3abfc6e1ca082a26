-- fault: the reader wrote one down
-- expect: severity = 'warning' AND subject = 'page:2'
INSERT INTO row_findings_base BY NAME SELECT fact_id, sha256, page, 'page_not_readable' AS rule, 'page:2' AS subject, 'no text' AS judged, 'พบในหน้า' AS message_th, 'found on the page' AS message_en FROM scores_base WHERE sha256 = doc('now') AND indicator_no = 3 LIMIT 1;

-- near_miss: a page of scanned text that was read
UPDATE pages_base SET text_source = 'ocr', health = 0.8;
