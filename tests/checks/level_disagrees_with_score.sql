-- fault: 95.08 is printed A
-- expect: severity = 'error' AND subject = 'indicator:6:2565' AND expected = 'AA' AND found = 'A'
UPDATE scores_base SET level_printed = 'A' WHERE indicator_no = 6 AND fiscal_year_be = 2565 AND sha256 = doc('now');

-- fault: letters of 2566 are judged on their own scale
-- expect: expected = 'AA'
UPDATE scores_base SET level_printed = 'A', fiscal_year_be = 2566 WHERE indicator_no = 6 AND fiscal_year_be = 2565 AND sha256 = doc('now');

-- fault: an instrument below 85 does not allow ผ่านดี
-- expect: subject = 'total:2566' AND expected = 'ผ่าน'
UPDATE totals_base SET fiscal_year_be = 2566 WHERE sha256 = doc('now');
UPDATE scores_base SET fiscal_year_be = 2566 WHERE sha256 = doc('now') AND fiscal_year_be = 2565;
UPDATE totals_base SET level_printed = 'ผ่านดี' WHERE scope = 'total' AND sha256 = doc('now');
UPDATE totals_base SET score = 84.99 WHERE scope = 'IIT' AND sha256 = doc('now');

-- fault: a total below 70 is printed ต้องปรับปรุง
-- expect: expected = 'ต้องปรับปรุงโดยด่วน'
UPDATE totals_base SET fiscal_year_be = 2566, level_printed = 'ต้องปรับปรุง', score = 69.99 WHERE scope = 'total' AND sha256 = doc('now');

-- near_miss: exactly 95.00 is AA
UPDATE scores_base SET level_printed = 'AA', score = 95 WHERE indicator_no = 6 AND fiscal_year_be = 2565 AND sha256 = doc('now');

-- near_miss: exactly 84.99 is B
UPDATE scores_base SET level_printed = 'B', score = 84.99 WHERE indicator_no = 6 AND fiscal_year_be = 2565 AND sha256 = doc('now');

-- near_miss: ผ่านดี with every instrument at 85
UPDATE totals_base SET fiscal_year_be = 2566 WHERE sha256 = doc('now');
UPDATE totals_base SET level_printed = 'ผ่านดี' WHERE scope = 'total' AND sha256 = doc('now');
UPDATE totals_base SET score = 85 WHERE scope = 'IIT' AND sha256 = doc('now');

-- near_miss: five words without instrument scores cannot be decided
DELETE FROM scores_base WHERE sha256 = doc('now');
DELETE FROM totals_base WHERE sha256 = doc('now') AND scope <> 'total';
UPDATE totals_base SET fiscal_year_be = 2566, level_printed = 'ผ่านดี' WHERE sha256 = doc('now');

-- near_miss: ผ่าน beside a total of 2565 is a remark, not a level
UPDATE totals_base SET level_printed = 'ผ่าน', score = 84 WHERE scope = 'total' AND sha256 = doc('now');

-- near_miss: five words beside a single indicator mean nothing defined
UPDATE scores_base SET level_printed = 'ผ่านดีเยี่ยม', fiscal_year_be = 2566 WHERE indicator_no = 6 AND fiscal_year_be = 2565 AND sha256 = doc('now');
