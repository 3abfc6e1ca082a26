-- check: period_reversed
-- severity: error
-- question: Does a period end before it starts?
-- question_th: ระยะเวลาสิ้นสุดก่อนเริ่มต้นหรือไม่
-- because: One of the two dates is wrong.
-- because_th: วันที่หนึ่งในสองต้องผิด
-- computed: End before start.
-- computed_th: วันสิ้นสุดก่อนวันเริ่ม
-- subject: period:<start>:<end>
-- values: start and end
-- false_positives: Years written in short form and misread.
-- false_positives_th: ปีแบบย่อที่อ่านผิด
-- resolve: Read the period.
-- resolve_th: อ่านระยะเวลา
WITH periods AS (
    SELECT sha256, office_id, fiscal_year_be, indicator_no, period_start, period_end, period_printed, fact_id FROM measures
    UNION ALL
    SELECT sha256, office_id, fiscal_year_be, indicator_no, period_start, period_end, period_printed, fact_id FROM measure_results
)

SELECT
    sha256, office_id, fiscal_year_be,
    CASE WHEN count(DISTINCT indicator_no) = 1 THEN min(indicator_no) END AS indicator_no,
    'period:' || period_start || ':' || period_end AS subject,
    period_start || '/' || period_end AS judged,
    'ระยะเวลา ' || min(period_printed) || ' สิ้นสุดก่อนเริ่มต้น' AS message,
    'The period ' || period_start || ' to ' || period_end || ' ends before it starts' AS message_en,
    NULL AS expected,
    period_start || ' – ' || period_end AS found,
    list(fact_id ORDER BY fact_id) AS fact_ids
FROM periods
WHERE period_end < period_start
GROUP BY sha256, office_id, fiscal_year_be, period_start, period_end
