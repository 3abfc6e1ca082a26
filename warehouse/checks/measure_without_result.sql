-- check: measure_without_result
-- severity: warning
-- question: Does every measure have a result?
-- question_th: มาตรการทุกข้อมีผลการดำเนินการหรือไม่
-- because: A promise without a result is what the reader looks for.
-- because_th: มาตรการที่ไม่มีผลคือสิ่งที่ผู้อ่านมองหา
-- computed: Measures that no results row of the document covers, and results rows with an empty result cell. Silent where the
--     document reports no results at all, or a result that names neither measure nor indicator.
-- computed_th: มาตรการที่ไม่มีแถวผลการดำเนินการ และแถวที่ช่องผลว่าง หากเอกสารไม่รายงานผลเลย
--     หรือมีผลที่ไม่ระบุทั้งมาตรการและตัวชี้วัด จะไม่แจ้ง
-- subject: indicator:<no>
-- values: the measures' numbers
-- false_positives: A paraphrased measure.
-- false_positives_th: มาตรการที่เขียนด้วยถ้อยคำอื่น
-- resolve: Compare both tables.
-- resolve_th: เทียบสองตาราง
WITH reporting AS (
    SELECT DISTINCT sha256 FROM measure_results
),

lacking AS (
    SELECT m.sha256, m.office_id, m.fiscal_year_be, m.indicator_no, m.seq, m.text, m.fact_id
    FROM measures AS m
    WHERE
        m.sha256 IN (SELECT sha256 FROM reporting)
        -- a results row without its indicator may be about any of them
        AND NOT EXISTS (SELECT 1 FROM measure_results AS r WHERE r.sha256 = m.sha256 AND r.indicator_no IS NULL AND r.measure_id IS NULL)
        AND NOT EXISTS (SELECT 1 FROM measure_results AS r WHERE r.sha256 = m.sha256 AND r.measure_id = m.measure_id)
    UNION ALL
    SELECT sha256, office_id, fiscal_year_be, indicator_no, seq, measure_text, fact_id
    FROM measure_results
    WHERE trim(result_text) IN ('', '-') AND trim(coalesce(outcome_text, '')) IN ('', '-')
)

SELECT
    sha256, office_id, fiscal_year_be, indicator_no,
    'indicator:' || coalesce(indicator_no::VARCHAR, '-') AS subject,
    string_agg(seq || ':' || md5(regexp_replace(text, '[^ก-ฮ0-9]', '', 'g')), ',' ORDER BY seq, text) AS judged,
    count(*) || ' มาตรการไม่มีผลการดำเนินการ: ' || string_agg(left(text, 60), ' / ' ORDER BY seq, text) AS message,
    count(*) || ' measure(s) without a result: ' || string_agg(left(text, 60), ' / ' ORDER BY seq, text) AS message_en,
    NULL AS expected,
    count(*)::VARCHAR AS found,
    list(fact_id ORDER BY fact_id) AS fact_ids
FROM lacking
GROUP BY sha256, office_id, fiscal_year_be, indicator_no
