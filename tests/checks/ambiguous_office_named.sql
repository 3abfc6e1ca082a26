-- fault: a province of two offices without its number
-- expect: severity = 'warning' AND subject = 'name:สพป.สุโขทัย'
INSERT INTO evidence_base SELECT * REPLACE ('m' AS fact_id, 2 AS page) FROM evidence_base WHERE fact_id = (SELECT fact_id FROM office_mentions_base WHERE sha256 = doc('now'));
INSERT INTO office_mentions_base SELECT * REPLACE ('m' AS fact_id, 'สพป.สุโขทัย' AS printed, NULL AS office_id, 'ambiguous' AS status, ['pesao-sukhothai-1', 'pesao-sukhothai-2'] AS candidates) FROM office_mentions_base WHERE sha256 = doc('now');

-- fault: whose report it is is not certain, so nothing settles the name
-- expect: severity = 'warning'
UPDATE documents_base SET office_id = NULL WHERE sha256 = doc('now');
INSERT INTO evidence_base SELECT * REPLACE ('m' AS fact_id, 2 AS page) FROM evidence_base WHERE fact_id = (SELECT fact_id FROM office_mentions_base WHERE sha256 = doc('now'));
INSERT INTO office_mentions_base SELECT * REPLACE ('m' AS fact_id, 'สพป.ตรัง' AS printed, NULL AS office_id, 'ambiguous' AS status, ['pesao-trang-1', 'pesao-trang-2'] AS candidates) FROM office_mentions_base WHERE sha256 = doc('now');

-- near_miss: the report's own office settles the name
UPDATE documents_base SET office_id = 'pesao-trang-2' WHERE sha256 = doc('now');
INSERT INTO evidence_base SELECT * REPLACE ('m' AS fact_id, 2 AS page) FROM evidence_base WHERE fact_id = (SELECT fact_id FROM office_mentions_base WHERE sha256 = doc('now'));
INSERT INTO office_mentions_base SELECT * REPLACE ('m' AS fact_id, 'สพป.ตรัง' AS printed, NULL AS office_id, 'ambiguous' AS status, ['pesao-trang-1', 'pesao-trang-2'] AS candidates) FROM office_mentions_base WHERE sha256 = doc('now');

-- near_miss: cited
INSERT INTO evidence_base SELECT * REPLACE ('m' AS fact_id, 2 AS page) FROM evidence_base WHERE fact_id = (SELECT fact_id FROM office_mentions_base WHERE sha256 = doc('now'));
INSERT INTO office_mentions_base SELECT * REPLACE ('m' AS fact_id, 'สพป.สุโขทัย' AS printed, NULL AS office_id, 'ambiguous' AS status, ['pesao-sukhothai-1', 'pesao-sukhothai-2'] AS candidates, true AS cited) FROM office_mentions_base WHERE sha256 = doc('now');
