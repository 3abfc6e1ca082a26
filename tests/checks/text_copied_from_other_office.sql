-- fault: a passage of another office's report
-- expect: severity = 'warning' AND subject = 'copied_from:pesao-mukdahan' AND office_id = 'pesao-trang-2' AND len(list_distinct(list_transform(evidence, LAMBDA e: e.sha256))) = 2
INSERT INTO evidence_base SELECT * REPLACE ('pasted1' AS fact_id, doc('other') AS sha256) FROM evidence_base WHERE fact_id = (SELECT fact_id FROM passages_base WHERE sha256 = doc('now') AND fact_id NOT LIKE 'pasted%');
INSERT INTO passages_base SELECT * REPLACE ('pasted1' AS fact_id, doc('other') AS sha256) FROM passages_base WHERE sha256 = doc('now') AND fact_id NOT LIKE 'pasted%';
UPDATE documents_base SET fiscal_year_be = 2567 WHERE sha256 = doc('other');

-- fault: a few words changed
-- expect: judged = '1'
INSERT INTO evidence_base SELECT * REPLACE ('pasted1' AS fact_id, doc('other') AS sha256) FROM evidence_base WHERE fact_id = (SELECT fact_id FROM passages_base WHERE sha256 = doc('now') AND fact_id NOT LIKE 'pasted%');
INSERT INTO passages_base SELECT * REPLACE ('pasted1' AS fact_id, doc('other') AS sha256, replace(masked, 'ปรจำดอน', '') AS masked) FROM passages_base WHERE sha256 = doc('now') AND fact_id NOT LIKE 'pasted%';

-- fault: the other office's name was left in it
-- expect: severity = 'error' AND office_id = 'pesao-mukdahan' AND subject = 'copied_from:pesao-trang-2'
INSERT INTO evidence_base SELECT * REPLACE ('pasted1' AS fact_id, doc('now') AS sha256) FROM evidence_base WHERE fact_id = (SELECT fact_id FROM passages_base WHERE sha256 = doc('other') AND fact_id NOT LIKE 'pasted%');
INSERT INTO passages_base SELECT * REPLACE ('pasted1' AS fact_id, doc('now') AS sha256) FROM passages_base WHERE sha256 = doc('other') AND fact_id NOT LIKE 'pasted%';
UPDATE documents_base SET fiscal_year_be = 2567 WHERE sha256 = doc('other');
INSERT INTO office_mentions_base BY NAME
SELECT 'left' AS fact_id, p.sha256, p.page, p.x0, p.top, p.x1, p.bottom, 'สพป.ตรัง เขต 2' AS printed, 'pesao-trang-2' AS office_id, 'resolved' AS status, false AS cited
FROM passages_base AS p WHERE p.fact_id = 'pasted1';

-- near_miss: another passage that shares its beginning
INSERT INTO evidence_base SELECT * REPLACE ('pasted1' AS fact_id, doc('other') AS sha256) FROM evidence_base WHERE fact_id = (SELECT fact_id FROM passages_base WHERE sha256 = doc('now') AND fact_id NOT LIKE 'pasted%');
INSERT INTO passages_base SELECT * REPLACE ('pasted1' AS fact_id, doc('other') AS sha256, left(masked, 60) || (SELECT masked FROM passages_base WHERE sha256 = doc('other')) AS masked) FROM passages_base WHERE sha256 = doc('now') AND fact_id NOT LIKE 'pasted%';

-- near_miss: text that four offices share is the common template
INSERT INTO evidence_base SELECT * REPLACE ('pasted1' AS fact_id, doc('other') AS sha256) FROM evidence_base WHERE fact_id = (SELECT fact_id FROM passages_base WHERE sha256 = doc('now') AND fact_id NOT LIKE 'pasted%');
INSERT INTO passages_base SELECT * REPLACE ('pasted1' AS fact_id, doc('other') AS sha256) FROM passages_base WHERE sha256 = doc('now') AND fact_id NOT LIKE 'pasted%';
INSERT INTO documents_base SELECT documents_base.* REPLACE ('s' || n AS sha256, 'sesao-' || n AS office_id) FROM documents_base, range(3) AS r (n) WHERE sha256 = doc('other');
INSERT INTO passages_base SELECT passages_base.* REPLACE ('p' || n AS fact_id, 's' || n AS sha256) FROM passages_base, range(3) AS r (n) WHERE sha256 = doc('now');

-- near_miss: the same report sighted once more for the same office
INSERT INTO evidence_base SELECT * REPLACE ('pasted1' AS fact_id, doc('before') AS sha256) FROM evidence_base WHERE fact_id = (SELECT fact_id FROM passages_base WHERE sha256 = doc('now') AND fact_id NOT LIKE 'pasted%');
INSERT INTO passages_base SELECT * REPLACE ('pasted1' AS fact_id, doc('before') AS sha256) FROM passages_base WHERE sha256 = doc('now') AND fact_id NOT LIKE 'pasted%';
UPDATE documents_base SET fiscal_year_be = 2566 WHERE sha256 = doc('before');
