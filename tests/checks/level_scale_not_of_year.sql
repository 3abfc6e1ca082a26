-- fault: letters in 2566
-- expect: severity = 'warning' AND subject = 'scale:letter:2566'
UPDATE scores_base SET fiscal_year_be = 2566 WHERE sha256 = doc('now') AND fiscal_year_be = 2565;

-- fault: five words for a total of 2565
-- expect: subject = 'scale:five_word:2565'
UPDATE totals_base SET level_printed = 'ผ่านดี' WHERE scope = 'total' AND sha256 = doc('now');

-- near_miss: five words for a total of 2566
UPDATE totals_base SET level_printed = 'ผ่านดี', fiscal_year_be = 2566 WHERE scope = 'total' AND sha256 = doc('now');

-- near_miss: ผ่าน beside a total of 2565 is a remark
UPDATE totals_base SET level_printed = 'ผ่าน' WHERE scope = 'total' AND sha256 = doc('now');

-- near_miss: letters in 2562, the scale's first year
UPDATE scores_base SET fiscal_year_be = 2562 WHERE sha256 = doc('now') AND fiscal_year_be = 2565;
