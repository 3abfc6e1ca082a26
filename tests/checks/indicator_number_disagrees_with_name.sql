-- fault: the reader wrote one down
-- expect: severity = 'error' AND subject = 'indicator:3'
INSERT INTO row_findings_base BY NAME SELECT fact_id, sha256, page, 'indicator_number_disagrees_with_name' AS rule, 'indicator:3' AS subject, '3/การใช้งบประมาณ' AS judged, 'พบในหน้า' AS message_th, 'found on the page' AS message_en FROM scores_base WHERE sha256 = doc('now') AND indicator_no = 3 LIMIT 1;

-- near_miss: number and another spelling of the same name
UPDATE scores_base SET name_printed = 'การใช้จ่ายงบประมาณ' WHERE indicator_no = 2;
