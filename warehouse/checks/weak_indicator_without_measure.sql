-- check: weak_indicator_without_measure
-- severity: warning
-- question: Is there a measure for every weak indicator that the document analyses?
-- question_th: ตัวชี้วัดที่เป็นจุดอ่อนมีมาตรการรองรับครบหรือไม่
-- because: The measures are the promise made for the weak results.
-- because_th: มาตรการคือคำมั่นต่อผลประเมินที่อ่อน
-- computed: Scores below the stated pass mark (error) or 85 (warning), and indicators that prose names as weak (error), against
--     the measures of the same document. Silent where the document has no measures or a measure without indicator.
-- computed_th: คะแนนต่ำกว่าเกณฑ์ที่เอกสารระบุ (ข้อผิดพลาด) หรือ 85 (คำเตือน) และตัวชี้วัดที่ข้อความระบุว่าเป็นจุดอ่อน
--     (ข้อผิดพลาด) เทียบกับมาตรการในเอกสารเดียวกัน หากเอกสารไม่มีมาตรการ หรือมีมาตรการที่ไม่ระบุตัวชี้วัด จะไม่แจ้ง
-- subject: indicator:<no>
-- values: score or claim
-- false_positives: A measure that covers several indicators without naming them.
-- false_positives_th: มาตรการที่ครอบคลุมหลายตัวชี้วัดโดยไม่ระบุ
-- resolve: Look for the measure.
-- resolve_th: ค้นหามาตรการ
WITH planning AS (
    SELECT sha256 FROM measures GROUP BY sha256 HAVING count(*) = count(indicator_no)
),

analysed AS (
    -- the last year with scores of which the measures are not yet the result
    SELECT d.sha256, max(d.fiscal_year_be) AS fiscal_year_be
    FROM document_scores AS d
    INNER JOIN tables AS t ON d.sha256 = t.sha256 AND t.claims_all_ten
    INNER JOIN scores AS s ON t.table_id = s.table_id AND s.sha256 = d.sha256 AND s.fiscal_year_be = d.fiscal_year_be
    GROUP BY d.sha256
),

weak AS (
    SELECT
        d.sha256, d.office_id, d.fiscal_year_be, d.indicator_no, d.score::VARCHAR AS why, d.fact_ids,
        CASE WHEN s.mark IS NULL THEN 'warning' ELSE 'error' END AS severity
    FROM document_scores AS d
    INNER JOIN analysed AS a ON d.sha256 = a.sha256 AND d.fiscal_year_be = a.fiscal_year_be
    LEFT JOIN stated_threshold AS s ON d.sha256 = s.sha256
    WHERE d.score < coalesce(s.mark, getvariable('pass_mark')) AND NOT coalesce(s.several, FALSE)
    UNION ALL
    SELECT c.sha256, c.office_id, c.fiscal_year_be, c.indicator_no, 'named', [c.fact_id], 'error'
    FROM claims AS c
    LEFT JOIN analysed AS a ON c.sha256 = a.sha256
    WHERE
        (c.kind = 'weak' OR (c.kind = 'weakest' AND c.scope = 'all')) AND c.indicator_no IS NOT NULL
        AND (c.fiscal_year_be IS NULL OR a.fiscal_year_be IS NULL OR c.fiscal_year_be = a.fiscal_year_be)
)

SELECT
    w.sha256, w.office_id, w.fiscal_year_be, w.indicator_no, w.severity,
    'indicator:' || w.indicator_no AS subject,
    w.why AS judged,
    'ตัวชี้วัดที่ ' || w.indicator_no || CASE w.why WHEN 'named' THEN ' ถูกระบุว่าเป็นจุดอ่อน' ELSE ' ได้ ' || w.why END || ' แต่ไม่พบมาตรการ' AS message,
    'Indicator ' || w.indicator_no || CASE w.why WHEN 'named' THEN ' is named as weak' ELSE ' has ' || w.why END || ', but no measure for it is found' AS message_en,
    NULL AS expected,
    w.why AS found,
    w.fact_ids
FROM weak AS w
INNER JOIN planning AS p ON w.sha256 = p.sha256
WHERE NOT EXISTS (SELECT 1 FROM measures AS m WHERE m.sha256 = w.sha256 AND m.indicator_no = w.indicator_no)
