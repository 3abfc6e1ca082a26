-- check: period_outside_fiscal_year
-- severity: error
-- question: Does a period lie inside its fiscal year?
-- question_th: ระยะเวลาอยู่ในปีงบประมาณหรือไม่
-- because: A period of another year shows a plan copied forward.
-- because_th: ระยะเวลาของปีอื่นแสดงว่าแผนถูกคัดลอกมา
-- computed: Start and end against 1 October N-1 to 30 September N.
-- computed_th: วันเริ่มและวันสิ้นสุดเทียบกับ 1 ตุลาคม N-1 ถึง 30 กันยายน N
-- subject: period:<start>:<end>
-- values: start, end and year
-- false_positives: A project over several years.
-- false_positives_th: โครงการหลายปี
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
    period_start || '/' || period_end || '/' || fiscal_year_be AS judged,
    'ระยะเวลา ' || min(period_printed) || ' ไม่อยู่ในปีงบประมาณ ' || fiscal_year_be AS message,
    'The period ' || period_start || ' to ' || period_end || ' is not inside fiscal year ' || fiscal_year_be AS message_en,
    make_date(fiscal_year_be - 544, 10, 1) || ' – ' || make_date(fiscal_year_be - 543, 9, 30) AS expected,
    period_start || ' – ' || period_end AS found,
    list(fact_id ORDER BY fact_id) AS fact_ids
FROM periods
WHERE
    fiscal_year_be IS NOT NULL AND period_start <= period_end
    AND (period_start < make_date(fiscal_year_be - 544, 10, 1) OR period_end > make_date(fiscal_year_be - 543, 9, 30))
GROUP BY sha256, office_id, fiscal_year_be, period_start, period_end
