-- fault: another office is named as if it were the report's own
-- expect: severity = 'error' AND subject = 'office:pesao-samut-sakhon' AND office_id = 'pesao-mukdahan'
INSERT INTO evidence_base SELECT * REPLACE ('m' AS fact_id, 2 AS page) FROM evidence_base WHERE fact_id = (SELECT fact_id FROM office_mentions_base WHERE sha256 = doc('now'));
INSERT INTO office_mentions_base SELECT * REPLACE ('m' AS fact_id, 'สพป.สมุทรสาคร' AS printed, 'pesao-samut-sakhon' AS office_id, 'resolved' AS status, ['pesao-samut-sakhon'] AS candidates) FROM office_mentions_base WHERE sha256 = doc('now');

-- near_miss: the other office is cited as such
INSERT INTO evidence_base SELECT * REPLACE ('m' AS fact_id, 2 AS page) FROM evidence_base WHERE fact_id = (SELECT fact_id FROM office_mentions_base WHERE sha256 = doc('now'));
INSERT INTO office_mentions_base SELECT * REPLACE ('m' AS fact_id, 'สพป.สมุทรสาคร' AS printed, 'pesao-samut-sakhon' AS office_id, 'resolved' AS status, ['pesao-samut-sakhon'] AS candidates, true AS cited) FROM office_mentions_base WHERE sha256 = doc('now');

-- near_miss: a table of many offices
INSERT INTO evidence_base SELECT * REPLACE ('m' AS fact_id, 2 AS page) FROM evidence_base WHERE fact_id = (SELECT fact_id FROM office_mentions_base WHERE sha256 = doc('now'));
INSERT INTO office_mentions_base SELECT * REPLACE ('m' AS fact_id, 'สพป.สมุทรสาคร' AS printed, 'pesao-samut-sakhon' AS office_id, 'resolved' AS status, ['pesao-samut-sakhon'] AS candidates, 'ranking' AS table_id) FROM office_mentions_base WHERE sha256 = doc('now');
INSERT INTO tables_base SELECT * REPLACE ('ranking' AS table_id, 'ranking' AS kind) FROM tables_base WHERE sha256 = doc('now') LIMIT 1;

-- near_miss: the number of the own office is left out
UPDATE documents_base SET office_id = 'pesao-trang-2' WHERE sha256 = doc('now');
UPDATE office_mentions_base SET office_id = 'pesao-trang-2' WHERE sha256 = doc('now');
INSERT INTO evidence_base SELECT * REPLACE ('m' AS fact_id, 2 AS page) FROM evidence_base WHERE fact_id = (SELECT fact_id FROM office_mentions_base WHERE sha256 = doc('now'));
INSERT INTO office_mentions_base SELECT * REPLACE ('m' AS fact_id, 'สพป.ตรัง' AS printed, NULL AS office_id, 'ambiguous' AS status, ['pesao-trang-1', 'pesao-trang-2'] AS candidates) FROM office_mentions_base WHERE sha256 = doc('now');

-- near_miss: the office's own former name
UPDATE documents_base SET office_id = 'sesao-surin' WHERE sha256 = doc('now');
UPDATE office_mentions_base SET office_id = 'sesao-surin' WHERE sha256 = doc('now');
INSERT INTO evidence_base SELECT * REPLACE ('m' AS fact_id, 2 AS page) FROM evidence_base WHERE fact_id = (SELECT fact_id FROM office_mentions_base WHERE sha256 = doc('now'));
INSERT INTO office_mentions_base SELECT * REPLACE ('m' AS fact_id, 'สพม. เขต 33' AS printed, 'sesao-former-33' AS office_id, 'resolved' AS status, ['sesao-former-33'] AS candidates, 'secondary' AS level) FROM office_mentions_base WHERE sha256 = doc('now');

-- near_miss: a report of many offices
UPDATE documents_base SET doc_type = 'group' WHERE sha256 = doc('now');
INSERT INTO evidence_base SELECT * REPLACE ('m' AS fact_id, 2 AS page) FROM evidence_base WHERE fact_id = (SELECT fact_id FROM office_mentions_base WHERE sha256 = doc('now'));
INSERT INTO office_mentions_base SELECT * REPLACE ('m' AS fact_id, 'สพป.สมุทรสาคร' AS printed, 'pesao-samut-sakhon' AS office_id, 'resolved' AS status, ['pesao-samut-sakhon'] AS candidates) FROM office_mentions_base WHERE sha256 = doc('now');

-- near_miss: whose report it is is not certain
UPDATE documents_base SET office_id = NULL WHERE sha256 = doc('now');
INSERT INTO evidence_base SELECT * REPLACE ('m' AS fact_id, 2 AS page) FROM evidence_base WHERE fact_id = (SELECT fact_id FROM office_mentions_base WHERE sha256 = doc('now'));
INSERT INTO office_mentions_base SELECT * REPLACE ('m' AS fact_id, 'สพป.สมุทรสาคร' AS printed, 'pesao-samut-sakhon' AS office_id, 'resolved' AS status, ['pesao-samut-sakhon'] AS candidates) FROM office_mentions_base WHERE sha256 = doc('now');
