-- fault: 84.12 is marked ผ่าน, against the usual mark
-- expect: severity = 'warning' AND subject = 'indicator:4:2565' AND expected = 'ไม่ผ่าน'
UPDATE scores_base SET remark_printed = 'ผ่าน' WHERE indicator_no = 4 AND sha256 = doc('now');

-- fault: 88.47 is marked ผ่าน, the report's own mark is 90
-- expect: severity = 'error' AND subject = 'indicator:2:2565'
UPDATE tables_base SET pass_threshold = 90 WHERE table_id LIKE '%t1' AND sha256 = doc('now');

-- near_miss: the report's own mark is 80
UPDATE tables_base SET pass_threshold = 80 WHERE table_id LIKE '%t1' AND sha256 = doc('now');
UPDATE scores_base SET remark_printed = 'ผ่าน' WHERE indicator_no = 4 AND sha256 = doc('now');

-- near_miss: the report states two marks and the table none
INSERT INTO claims_base SELECT * REPLACE ('x' AS fact_id, 'threshold' AS kind, 80 AS value) FROM claims_base WHERE sha256 = doc('now') LIMIT 1;
INSERT INTO claims_base SELECT * REPLACE ('y' AS fact_id, 'threshold' AS kind, 85 AS value) FROM claims_base WHERE sha256 = doc('now') LIMIT 1;
UPDATE scores_base SET remark_printed = 'ผ่าน' WHERE indicator_no = 4 AND sha256 = doc('now');

-- near_miss: exactly the mark
UPDATE scores_base SET score = 85, remark_printed = 'ผ่าน' WHERE indicator_no = 4 AND sha256 = doc('now');

-- near_miss: a remark that is no verdict
UPDATE scores_base SET remark_printed = 'ควรปรับปรุง' WHERE indicator_no = 1 AND sha256 = doc('now');
