-- check: budget_total_wrong
-- severity: error
-- question: Do budget items add up, and do digits and words agree?
-- question_th: ยอดรวมงบประมาณถูกต้อง และตัวเลขตรงกับตัวอักษรหรือไม่
-- because: Money is what auditors must be able to rely on.
-- because_th: จำนวนเงินต้องเชื่อถือได้
-- computed: Items of one table against its total; an amount in digits against the same amount in Thai words.
-- computed_th: รวมรายการในตารางเดียวกันเทียบกับยอดรวม และเทียบจำนวนเงินที่เป็นตัวเลขกับตัวอักษร
--     หากมีรายการที่อ่านไม่ได้จะไม่แจ้ง
-- subject: budget:<group>
-- values: amounts
-- false_positives: A total over items on another page that are not in the table.
-- false_positives_th: ยอดรวมที่รวมรายการนอกตาราง
-- resolve: Add up the items.
-- resolve_th: ลองรวมรายการ
WITH sums AS (
    SELECT
        sha256, office_id, fiscal_year_be, group_id,
        sum(amount_baht) FILTER (NOT is_total) AS items,
        max(amount_baht) FILTER (is_total) AS total,
        list(fact_id ORDER BY fact_id) AS fact_ids
    FROM budgets
    WHERE group_id IS NOT NULL
    GROUP BY sha256, office_id, fiscal_year_be, group_id
    HAVING
        count(*) FILTER (is_total) = 1 AND count(amount_baht) FILTER (NOT is_total) > 1
        -- an amount that could not be read makes the sum uncertain; "no budget" does not
        AND count(*) FILTER (amount_baht IS NULL AND regexp_matches(coalesce(amount_printed, ''), '[0-9๐-๙]')) = 0
)

SELECT
    sha256, office_id, fiscal_year_be, NULL::INTEGER AS indicator_no,
    'budget:' || dense_rank() OVER (PARTITION BY sha256 ORDER BY total, items) AS subject,
    items || '/' || total AS judged,
    'รายการรวมกันได้ ' || items || ' บาท แต่ยอดรวมพิมพ์ว่า ' || total || ' บาท' AS message,
    'The items add up to ' || items || ' baht, the printed total is ' || total || ' baht' AS message_en,
    items::VARCHAR AS expected,
    total::VARCHAR AS found,
    fact_ids
FROM sums
WHERE abs(items - total) > getvariable('sum_tolerance')
UNION ALL
SELECT
    sha256, office_id, fiscal_year_be, indicator_no,
    'budget_words:' || coalesce(indicator_no::VARCHAR, '-'),
    amount_baht || '/' || amount_words_baht,
    'ตัวเลข ' || amount_baht || ' บาท แต่ตัวอักษรอ่านได้ ' || amount_words_baht || ' บาท',
    'The digits say ' || amount_baht || ' baht, the words ' || amount_words_baht || ' baht',
    amount_words_baht::VARCHAR,
    amount_baht::VARCHAR,
    [fact_id]
FROM budgets
WHERE amount_baht IS NOT NULL AND amount_words_baht IS NOT NULL AND amount_baht <> amount_words_baht
