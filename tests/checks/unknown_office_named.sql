-- fault: a name that search and replace has made
-- expect: severity = 'error' AND subject = 'name:สพป.ชุมพวงดาหาร'
INSERT INTO evidence_base SELECT * REPLACE ('m' AS fact_id, 2 AS page) FROM evidence_base WHERE fact_id = (SELECT fact_id FROM office_mentions_base WHERE sha256 = doc('now'));
INSERT INTO office_mentions_base SELECT * REPLACE ('m' AS fact_id, 'สพป.ชุมพวง ดาหาร' AS printed, NULL AS office_id, 'unknown' AS status, [] AS candidates) FROM office_mentions_base WHERE sha256 = doc('now');

-- near_miss: the office's own name
INSERT INTO evidence_base SELECT * REPLACE ('m' AS fact_id, 2 AS page) FROM evidence_base WHERE fact_id = (SELECT fact_id FROM office_mentions_base WHERE sha256 = doc('now'));
INSERT INTO office_mentions_base SELECT * REPLACE ('m' AS fact_id, 'สพป. มุกดาหาร' AS printed, 'pesao-mukdahan' AS office_id, 'resolved' AS status, ['pesao-mukdahan'] AS candidates) FROM office_mentions_base WHERE sha256 = doc('now');

-- near_miss: an unknown name that is cited as somebody else's word
INSERT INTO evidence_base SELECT * REPLACE ('m' AS fact_id, 2 AS page) FROM evidence_base WHERE fact_id = (SELECT fact_id FROM office_mentions_base WHERE sha256 = doc('now'));
INSERT INTO office_mentions_base SELECT * REPLACE ('m' AS fact_id, 'สพป.ชุมพวง ดาหาร' AS printed, NULL AS office_id, 'unknown' AS status, [] AS candidates, true AS cited) FROM office_mentions_base WHERE sha256 = doc('now');

-- near_miss: in the report of a school
UPDATE documents_base SET doc_type = 'school' WHERE sha256 = doc('now');
INSERT INTO evidence_base SELECT * REPLACE ('m' AS fact_id, 2 AS page) FROM evidence_base WHERE fact_id = (SELECT fact_id FROM office_mentions_base WHERE sha256 = doc('now'));
INSERT INTO office_mentions_base SELECT * REPLACE ('m' AS fact_id, 'สพป.ชุมพวง ดาหาร' AS printed, NULL AS office_id, 'unknown' AS status, [] AS candidates) FROM office_mentions_base WHERE sha256 = doc('now');

-- near_miss: a joint office called by one of its provinces
UPDATE documents_base SET office_id = 'sesao-lampang-lamphun' WHERE sha256 = doc('now');
INSERT INTO evidence_base SELECT * REPLACE ('m' AS fact_id, 2 AS page) FROM evidence_base WHERE fact_id = (SELECT fact_id FROM office_mentions_base WHERE sha256 = doc('now'));
INSERT INTO office_mentions_base SELECT * REPLACE ('m' AS fact_id, 'สพม. ลำพูน' AS printed, NULL AS office_id, 'unknown' AS status, ['sesao-lampang-lamphun'] AS candidates) FROM office_mentions_base WHERE sha256 = doc('now');

-- fault: one province of a joint office in another office's report
-- expect: severity = 'error'
UPDATE documents_base SET office_id = 'sesao-nan' WHERE sha256 = doc('now');
INSERT INTO evidence_base SELECT * REPLACE ('m' AS fact_id, 2 AS page) FROM evidence_base WHERE fact_id = (SELECT fact_id FROM office_mentions_base WHERE sha256 = doc('now'));
INSERT INTO office_mentions_base SELECT * REPLACE ('m' AS fact_id, 'สพม. ลำพูน' AS printed, NULL AS office_id, 'unknown' AS status, ['sesao-lampang-lamphun'] AS candidates) FROM office_mentions_base WHERE sha256 = doc('now');
