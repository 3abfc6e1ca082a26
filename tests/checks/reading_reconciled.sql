-- fault: the reader wrote one down
-- expect: severity = 'info' AND subject = 'cell:86.28'
INSERT INTO row_findings_base BY NAME SELECT fact_id, sha256, page, 'reading_reconciled' AS rule, 'cell:86.28' AS subject, '86.28, 88.28' AS judged, 'พบในหน้า' AS message_th, 'found on the page' AS message_en FROM scores_base WHERE sha256 = doc('now') AND indicator_no = 3 LIMIT 1;

-- near_miss: a dispute that nothing decided
INSERT INTO row_findings_base BY NAME SELECT fact_id, sha256, page, 'reading_disputed' AS rule, 'x' AS subject, 'x' AS judged, 'พบในหน้า' AS message_th, 'found on the page' AS message_en FROM scores_base WHERE sha256 = doc('now') LIMIT 1;
