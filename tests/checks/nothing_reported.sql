-- fault: nothing but ไม่มี
-- expect: severity = 'info' AND subject = 'document' AND judged = '2'
UPDATE budgets_base SET obstacle = 'ไม่มี', suggestion = '-ไม่มี-' WHERE sha256 = doc('now') AND NOT is_total;

-- near_miss: one suggestion
UPDATE budgets_base SET obstacle = 'ไม่มี', suggestion = CASE indicator_no WHEN 4 THEN 'ควรเพิ่มงบประมาณ' ELSE '-' END WHERE sha256 = doc('now') AND NOT is_total;

-- near_miss: the report has no such part
UPDATE budgets_base SET obstacle = NULL, suggestion = NULL WHERE sha256 = doc('now');

-- near_miss: an obstacle that begins with ไม่มี
UPDATE budgets_base SET obstacle = 'ไม่มีรถยนต์เพียงพอสำหรับออกพื้นที่', suggestion = '-' WHERE sha256 = doc('now') AND NOT is_total;
