-- check: total_disagrees_with_indicators
-- severity: error
-- question: Is a printed total the weighted sum of its ten indicators?
-- question_th: คะแนนรวมที่พิมพ์ตรงกับผลรวมถ่วงน้ำหนักของตัวชี้วัดทั้งสิบหรือไม่
-- because: The total decides the level and whether an office passes.
-- because_th: คะแนนรวมเป็นตัวตัดสินระดับและการผ่านเกณฑ์
-- computed: 0.30 x mean of indicators 1-5 + 0.30 x mean of 6-8 + 0.40 x mean of 9-10, exact decimals; a difference over 0.015
--     fires. Silent unless all ten of the same office and year are known, in the same document or in others that agree.
-- computed_th: 0.30 x ค่าเฉลี่ยตัวชี้วัดที่ 1-5 + 0.30 x ค่าเฉลี่ย 6-8 + 0.40 x ค่าเฉลี่ย 9-10 ด้วยทศนิยมแน่นอน ต่างเกิน 0.015
--     จึงแจ้ง ต้องรู้ครบสิบตัวชี้วัดของสำนักงานและปีเดียวกัน ในเอกสารเดียวกันหรือในเอกสารอื่นที่ตรงกันทุกฉบับ
-- subject: total:<year>
-- values: printed total and recomputed total
-- false_positives: A total of another round or an appeal; an office that means another formula (the message names one that
--     fits).
-- false_positives_th: คะแนนคนละรอบ ผลอุทธรณ์ หรือหน่วยงานใช้สูตรอื่น (ข้อความจะบอกสูตรที่ตรง)
-- resolve: Compare the total with the table on the page shown.
-- resolve_th: เทียบคะแนนรวมกับตารางในหน้าที่แสดง
WITH known AS (
    SELECT
        t.sha256, t.fact_id, t.office_id, t.fiscal_year_be, t.score, k.total, k.unweighted_instruments, k.mean_of_ten, k.terms, k.fact_ids,
        k.sha256 = t.sha256 AS own,
        row_number() OVER (PARTITION BY t.fact_id ORDER BY k.sha256 <> t.sha256, k.sha256) AS nearest,
        count(DISTINCT k.total) OVER (PARTITION BY t.fact_id) AS different
    FROM totals AS t
    INNER JOIN ten_indicators AS k
        ON t.fiscal_year_be = k.fiscal_year_be AND t.office_id IS NOT DISTINCT FROM k.office_id
        AND (t.sha256 = k.sha256 OR t.office_id IS NOT NULL)
    WHERE t.scope = 'total' AND t.score IS NOT NULL AND t.agency_id IS NULL
)

SELECT
    sha256, office_id, fiscal_year_be,
    'total:' || fiscal_year_be AS subject,
    score || '/' || round(total, 2) AS judged,
    'คะแนนรวม ' || score || ' ปี ' || fiscal_year_be || ' ไม่ตรงกับที่คำนวณได้ ' || total || ' = ' || terms
    || CASE
        WHEN abs(score - unweighted_instruments) <= getvariable('sum_tolerance') THEN ' (ตรงกับค่าเฉลี่ยสามแบบวัดโดยไม่ถ่วงน้ำหนัก)'
        WHEN abs(score - mean_of_ten) <= getvariable('sum_tolerance') THEN ' (ตรงกับค่าเฉลี่ยตัวชี้วัดทั้งสิบ)'
        ELSE ''
    END AS message,
    'The total ' || score || ' of ' || fiscal_year_be || ' is not the recomputed ' || total || ' = ' || terms
    || CASE
        WHEN abs(score - unweighted_instruments) <= getvariable('sum_tolerance') THEN ' (the unweighted mean of the three instruments fits)'
        WHEN abs(score - mean_of_ten) <= getvariable('sum_tolerance') THEN ' (the mean of the ten indicators fits)'
        ELSE ''
    END AS message_en,
    round(total, 2)::VARCHAR AS expected,
    score::VARCHAR AS found,
    list_prepend(fact_id, fact_ids) AS fact_ids
FROM known
WHERE nearest = 1 AND (own OR different = 1) AND abs(score - total) > getvariable('sum_tolerance')
