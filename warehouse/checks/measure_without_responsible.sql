-- check: measure_without_responsible
-- severity: warning
-- question: Does every measure name a responsible unit?
-- question_th: มาตรการทุกข้อระบุผู้รับผิดชอบหรือไม่
-- because: Without it nobody can follow the measure up.
-- because_th: หากไม่ระบุก็ติดตามไม่ได้
-- computed: Measures without a printed responsible unit, one finding per indicator.
-- computed_th: มาตรการที่ไม่พิมพ์หน่วยงานผู้รับผิดชอบ หนึ่งข้อสังเกตต่อหนึ่งตัวชี้วัด
-- subject: indicator:<no>
-- values: the measures' numbers
-- false_positives: A merged cell that was lost in reading.
-- false_positives_th: ช่องที่ผสานกันและอ่านไม่ได้
-- resolve: Read the row.
-- resolve_th: อ่านแถวในตาราง
SELECT
    sha256, office_id, fiscal_year_be, indicator_no,
    'indicator:' || coalesce(indicator_no::VARCHAR, '-') AS subject,
    string_agg(seq, ',' ORDER BY seq) AS judged,
    count(*) || ' มาตรการไม่ระบุผู้รับผิดชอบ' AS message,
    count(*) || ' measure(s) without a responsible unit' AS message_en,
    NULL AS expected,
    string_agg(seq, ', ' ORDER BY seq) AS found,
    list(fact_id ORDER BY fact_id) AS fact_ids
FROM measures
WHERE len(responsible) = 0
GROUP BY sha256, office_id, fiscal_year_be, indicator_no
