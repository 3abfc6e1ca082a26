-- fault: last year's passage
-- expect: severity = 'warning' AND subject = 'repeats:2565' AND fiscal_year_be = 2566 AND len(list_distinct(list_transform(evidence, LAMBDA e: e.sha256))) = 2
INSERT INTO evidence_base SELECT * REPLACE ('pasted1' AS fact_id, doc('before') AS sha256) FROM evidence_base WHERE fact_id = (SELECT fact_id FROM passages_base WHERE sha256 = doc('now') AND fact_id NOT LIKE 'pasted%');
INSERT INTO passages_base SELECT * REPLACE ('pasted1' AS fact_id, doc('before') AS sha256) FROM passages_base WHERE sha256 = doc('now') AND fact_id NOT LIKE 'pasted%';

-- near_miss: the same passage in two reports of one year
INSERT INTO evidence_base SELECT * REPLACE ('pasted1' AS fact_id, doc('before') AS sha256) FROM evidence_base WHERE fact_id = (SELECT fact_id FROM passages_base WHERE sha256 = doc('now') AND fact_id NOT LIKE 'pasted%');
INSERT INTO passages_base SELECT * REPLACE ('pasted1' AS fact_id, doc('before') AS sha256) FROM passages_base WHERE sha256 = doc('now') AND fact_id NOT LIKE 'pasted%';
UPDATE documents_base SET fiscal_year_be = 2566 WHERE sha256 = doc('before');

-- near_miss: another passage
INSERT INTO evidence_base SELECT * REPLACE ('pasted1' AS fact_id, doc('before') AS sha256) FROM evidence_base WHERE fact_id = (SELECT fact_id FROM passages_base WHERE sha256 = doc('other') AND fact_id NOT LIKE 'pasted%');
INSERT INTO passages_base SELECT * REPLACE ('pasted1' AS fact_id, doc('before') AS sha256) FROM passages_base WHERE sha256 = doc('other') AND fact_id NOT LIKE 'pasted%';

-- near_miss: the office's words inside a template of many offices
INSERT INTO documents_base SELECT documents_base.* REPLACE ('s' || n AS sha256, 'sesao-' || n AS office_id) FROM documents_base, range(4) AS r (n) WHERE sha256 = doc('other');
INSERT INTO passages_base SELECT passages_base.* REPLACE ('p' || n AS fact_id, 's' || n AS sha256) FROM passages_base, range(4) AS r (n) WHERE sha256 = doc('now');
INSERT INTO evidence_base SELECT * REPLACE ('pasted1' AS fact_id, doc('before') AS sha256) FROM evidence_base WHERE fact_id = (SELECT fact_id FROM passages_base WHERE sha256 = doc('now') AND fact_id NOT LIKE 'pasted%');
INSERT INTO passages_base SELECT * REPLACE ('pasted1' AS fact_id, doc('before') AS sha256) FROM passages_base WHERE sha256 = doc('now') AND fact_id NOT LIKE 'pasted%';
