-- fault: the items do not add up
-- expect: severity = 'error' AND subject LIKE 'budget:%' AND expected = '15000.00' AND found = '16000.00'
UPDATE budgets_base SET amount_baht = 16000 WHERE is_total AND sha256 = doc('now');

-- fault: digits and words differ
-- expect: subject = 'budget_words:4'
UPDATE budgets_base SET amount_words_baht = 1000 WHERE indicator_no = 4 AND sha256 = doc('now');

-- near_miss: digits and words agree
UPDATE budgets_base SET amount_words_baht = amount_baht;

-- near_miss: an amount of the table could not be read
UPDATE budgets_base SET amount_baht = 16000 WHERE is_total AND sha256 = doc('now');
INSERT INTO budgets_base SELECT * REPLACE ('x' AS fact_id, NULL AS amount_baht, '1,0?0' AS amount_printed) FROM budgets_base WHERE indicator_no = 4 AND sha256 = doc('now');

-- near_miss: an item without a budget adds nothing
INSERT INTO budgets_base SELECT * REPLACE ('x' AS fact_id, NULL AS amount_baht, 'ไม่ใช้งบประมาณ' AS amount_printed) FROM budgets_base WHERE indicator_no = 4 AND sha256 = doc('now');

-- near_miss: one item and its total in another list
UPDATE budgets_base SET amount_baht = 16000, group_id = 'g2' WHERE is_total AND sha256 = doc('now');
