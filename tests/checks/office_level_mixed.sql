-- fault: the primary office is called สพม.
-- expect: severity = 'warning' AND subject = 'level:secondary'
INSERT INTO evidence_base SELECT * REPLACE ('m' AS fact_id, 2 AS page) FROM evidence_base WHERE fact_id = (SELECT fact_id FROM office_mentions_base WHERE sha256 = doc('now'));
INSERT INTO office_mentions_base SELECT * REPLACE ('m' AS fact_id, 'สพม.มุกดาหาร' AS printed, 'sesao-mukdahan' AS office_id, 'resolved' AS status, ['sesao-mukdahan'] AS candidates, 'secondary' AS level) FROM office_mentions_base WHERE sha256 = doc('now');

-- near_miss: a secondary office of another province
INSERT INTO evidence_base SELECT * REPLACE ('m' AS fact_id, 2 AS page) FROM evidence_base WHERE fact_id = (SELECT fact_id FROM office_mentions_base WHERE sha256 = doc('now'));
INSERT INTO office_mentions_base SELECT * REPLACE ('m' AS fact_id, 'สพม.น่าน' AS printed, 'sesao-nan' AS office_id, 'resolved' AS status, ['sesao-nan'] AS candidates, 'secondary' AS level) FROM office_mentions_base WHERE sha256 = doc('now');

-- near_miss: a joint event
INSERT INTO evidence_base SELECT * REPLACE ('m' AS fact_id, 2 AS page) FROM evidence_base WHERE fact_id = (SELECT fact_id FROM office_mentions_base WHERE sha256 = doc('now'));
INSERT INTO office_mentions_base SELECT * REPLACE ('m' AS fact_id, 'สพม.มุกดาหาร' AS printed, 'sesao-mukdahan' AS office_id, 'resolved' AS status, ['sesao-mukdahan'] AS candidates, 'secondary' AS level, true AS cited) FROM office_mentions_base WHERE sha256 = doc('now');
