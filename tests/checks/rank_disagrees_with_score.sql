-- fault: ranks 3 and 4 are swapped
-- expect: severity = 'warning' AND subject = 'ranks:2565' AND message_en LIKE '%rank 3 has 93.21, rank 4 has 93.75%'
UPDATE scores_base SET rank_printed = CASE rank_printed WHEN 3 THEN 4 ELSE 3 END WHERE rank_printed IN (3, 4) AND sha256 = doc('now');

-- fault: one rank for two scores
-- expect: len(evidence) >= 2
UPDATE scores_base SET rank_printed = 3 WHERE rank_printed = 4 AND sha256 = doc('now');

-- near_miss: equal scores share a rank
UPDATE scores_base SET rank_printed = 3, score = 93.75 WHERE rank_printed = 4 AND sha256 = doc('now');

-- near_miss: equal scores follow each other
UPDATE scores_base SET score = 93.75 WHERE rank_printed = 4 AND sha256 = doc('now');

-- near_miss: a table counted from the lowest score
UPDATE scores_base SET rank_printed = 11 - rank_printed WHERE sha256 = doc('now');

-- near_miss: the ranks of another office in the same table
UPDATE scores_base SET office_id = 'sesao-nan', rank_printed = 1 WHERE rank_printed = 6 AND sha256 = doc('now');
