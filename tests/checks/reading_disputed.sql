-- fault: the reader wrote one down
-- expect: severity = 'warning' AND subject = 'cell:86.28'
INSERT INTO row_findings_base BY NAME SELECT fact_id, sha256, page, 'reading_disputed' AS rule, 'cell:86.28' AS subject, '86.28/88.28' AS judged, 'พบในหน้า' AS message_th, 'found on the page' AS message_en FROM scores_base WHERE sha256 = doc('now') AND indicator_no = 3 LIMIT 1;

-- near_miss: a score read by OCR without dispute
UPDATE scores_base SET reading = 'ocr';
