-- check: instrument_disagrees_with_indicators
-- severity: error
-- question: Is a printed instrument score the mean of its indicators?
-- question_th: คะแนนแบบวัดที่พิมพ์ตรงกับค่าเฉลี่ยของตัวชี้วัดในแบบวัดนั้นหรือไม่
-- because: Sub-totals carry errors into the total.
-- because_th: คะแนนย่อยที่ผิดทำให้คะแนนรวมผิดตาม
-- computed: IIT: mean of 1-5, EIT: 6-8, OIT: 9-10; a difference over 0.015 fires. Silent unless all indicators of the
--     instrument are known in the same document.
-- computed_th: IIT คือค่าเฉลี่ยของตัวชี้วัดที่ 1-5 EIT 6-8 OIT 9-10 ต่างเกิน 0.015 จึงแจ้ง
--     ต้องรู้ตัวชี้วัดครบทุกตัวในเอกสารเดียวกัน
-- subject: instrument:<scope>:<year>
-- values: printed and recomputed score
-- false_positives: A weighted value (out of 30 or 40) printed without saying so.
-- false_positives_th: คะแนนถ่วงน้ำหนัก (เต็ม 30 หรือ 40) ที่ไม่ได้ระบุ
-- resolve: Compare the sub-total with the rows above it.
-- resolve_th: เทียบคะแนนย่อยกับแถวด้านบน
WITH mean AS (
    SELECT
        sha256, office_id, fiscal_year_be,
        CASE WHEN indicator_no <= 5 THEN 'IIT' WHEN indicator_no <= 8 THEN 'EIT' ELSE 'OIT' END AS scope,
        sum(score) AS sum,
        half_up((sum(score) / count(*))::DECIMAL(9, 4)) AS mean,
        count(*) AS n,
        '(' || string_agg(score, ' + ' ORDER BY indicator_no) || ')/' || count(*) AS terms,
        flatten(list(fact_ids ORDER BY indicator_no)) AS fact_ids
    FROM document_scores
    GROUP BY ALL
)

SELECT
    t.sha256, t.office_id, t.fiscal_year_be,
    'instrument:' || t.scope || ':' || t.fiscal_year_be AS subject,
    t.score || '/' || m.mean AS judged,
    'คะแนน ' || t.scope || ' ' || t.score || ' ไม่ตรงกับค่าเฉลี่ยของตัวชี้วัด ' || m.mean || ' = ' || m.terms AS message,
    'The ' || t.scope || ' score ' || t.score || ' is not the mean of its indicators ' || m.mean || ' = ' || m.terms AS message_en,
    m.mean::VARCHAR AS expected,
    t.score::VARCHAR AS found,
    list_prepend(t.fact_id, m.fact_ids) AS fact_ids
FROM totals AS t
INNER JOIN mean AS m
    ON t.sha256 = m.sha256 AND t.scope = m.scope AND t.fiscal_year_be = m.fiscal_year_be
    AND t.office_id IS NOT DISTINCT FROM m.office_id
WHERE
    t.score IS NOT NULL AND t.agency_id IS NULL
    AND m.n = CASE t.scope WHEN 'IIT' THEN 5 WHEN 'EIT' THEN 3 ELSE 2 END
    -- times n, so that thirds stay exact
    AND abs(t.score * m.n - m.sum) > getvariable('sum_tolerance') * m.n
