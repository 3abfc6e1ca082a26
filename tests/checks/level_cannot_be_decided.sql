-- fault: ผ่านดี without any instrument score
-- expect: severity = 'info' AND subject = 'total:2566'
DELETE FROM scores_base WHERE sha256 = doc('now');
DELETE FROM totals_base WHERE sha256 = doc('now') AND scope <> 'total';
UPDATE totals_base SET fiscal_year_be = 2566, level_printed = 'ผ่านดี' WHERE sha256 = doc('now');

-- near_miss: the ten indicators give the instrument scores
DELETE FROM totals_base WHERE sha256 = doc('now') AND scope <> 'total';
UPDATE scores_base SET fiscal_year_be = 2566 WHERE sha256 = doc('now') AND fiscal_year_be = 2565;
UPDATE totals_base SET fiscal_year_be = 2566, level_printed = 'ผ่านดี' WHERE sha256 = doc('now');

-- near_miss: below 85 the instruments do not matter
DELETE FROM scores_base WHERE sha256 = doc('now');
DELETE FROM totals_base WHERE sha256 = doc('now') AND scope <> 'total';
UPDATE totals_base SET fiscal_year_be = 2566, level_printed = 'ต้องปรับปรุง', score = 84.99 WHERE sha256 = doc('now');
