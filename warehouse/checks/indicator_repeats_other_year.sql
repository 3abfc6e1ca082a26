-- check: indicator_repeats_other_year
-- severity: warning
-- question: Does an indicator keep its score from one year to the next?
-- question_th: คะแนนตัวชี้วัดเท่ากับปีก่อนทุกหลักหรือไม่
-- because: Surveys never give the same mean twice; a copied figure does.
-- because_th: ผลสำรวจแทบไม่มีทางได้ค่าเฉลี่ยเท่าเดิมทุกหลัก แต่ตัวเลขที่คัดลอกมาจะเท่ากัน
-- computed: Indicators 1-8, same two decimals in years N-1 and N of one office. 9 and 10 repeat legitimately.
-- computed_th: ตัวชี้วัดที่ 1-8 ของสำนักงานเดียวกันมีคะแนนสองตำแหน่งเท่ากันในปี N-1 และ N ตัวชี้วัดที่ 9 และ 10 ซ้ำได้ตามปกติ
-- subject: indicator:<no>:<year>
-- values: the repeated score
-- false_positives: A true coincidence.
-- false_positives_th: คะแนนเท่ากันจริงโดยบังเอิญ
-- resolve: Look up the official score of both years.
-- resolve_th: ตรวจคะแนนทางการของทั้งสองปี
SELECT
    a.sha256, a.office_id, a.fiscal_year_be, a.indicator_no,
    'indicator:' || a.indicator_no || ':' || a.fiscal_year_be AS subject,
    a.score::VARCHAR AS judged,
    'ตัวชี้วัดที่ ' || a.indicator_no || ' ได้ ' || a.score || ' ทั้งปี ' || b.fiscal_year_be || ' และปี ' || a.fiscal_year_be AS message,
    'Indicator ' || a.indicator_no || ' has ' || a.score || ' in both ' || b.fiscal_year_be || ' and ' || a.fiscal_year_be AS message_en,
    NULL AS expected,
    a.score::VARCHAR AS found,
    list_concat(a.fact_ids, b.fact_ids) AS fact_ids
FROM document_scores AS a
INNER JOIN document_scores AS b
    ON a.indicator_no = b.indicator_no AND b.fiscal_year_be = a.fiscal_year_be - 1 AND a.score = b.score
    AND a.office_id IS NOT DISTINCT FROM b.office_id AND (a.office_id IS NOT NULL OR a.sha256 = b.sha256)
WHERE a.indicator_no <= 8
