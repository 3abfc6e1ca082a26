-- fault: a heading of 2563 in a report of 2566
-- expect: severity = 'warning' AND subject = 'year:2563'
UPDATE year_mentions_base SET fiscal_year_be = 2563 WHERE role = 'heading' AND sha256 = doc('now');

-- near_miss: the year before is analysed
UPDATE year_mentions_base SET fiscal_year_be = 2565 WHERE sha256 = doc('now');

-- near_miss: an act of 2542
UPDATE year_mentions_base SET fiscal_year_be = 2542, role = 'legal' WHERE role = 'heading' AND sha256 = doc('now');

-- near_miss: a year that a table compares in its own column
UPDATE year_mentions_base SET fiscal_year_be = 2564 WHERE role = 'heading' AND sha256 = doc('now');

-- near_miss: nobody knows the report's year
UPDATE documents_base SET fiscal_year_be = NULL WHERE sha256 = doc('now');
UPDATE year_mentions_base SET fiscal_year_be = 2560 WHERE sha256 = doc('now');
