-- check: text_repeats_other_year
-- severity: warning
-- question: Does a long passage repeat the office's own report of an earlier year?
-- question_th: มีข้อความยาวที่ซ้ำกับรายงานปีก่อนของสำนักงานเองหรือไม่
-- because: Results written anew each year differ; last year's text with another year says nothing about this year.
-- because_th: ผลที่เขียนใหม่ทุกปีย่อมต่างกัน ข้อความเดิมที่เปลี่ยนเพียงปีไม่บอกอะไรเกี่ยวกับปีนี้
-- computed: As text_copied_from_other_office, between reports of one office; the finding belongs to the later year and shows
--     the nearest earlier one (up to three years back).
-- computed_th: วิธีเดียวกับ text_copied_from_other_office แต่เทียบรายงานของสำนักงานเดียวกันกับปีก่อนหน้าที่ใกล้ที่สุด
--     (ย้อนหลังไม่เกินสามปี)
-- subject: repeats:<earlier year>
-- values: number of passages alike
-- false_positives: Measures that recur every year on purpose.
-- false_positives_th: มาตรการที่ตั้งใจทำซ้ำทุกปี
-- resolve: Compare both places; look for what is new this year.
-- resolve_th: เทียบสองตำแหน่งที่แสดง แล้วดูว่าปีนี้มีอะไรใหม่
WITH pairs AS (
    SELECT *
    FROM passage_pairs
    WHERE office_id = other_office_id AND fiscal_year_be > other_year
),

reports AS (
    SELECT
        sha256, other_sha256, office_id, fiscal_year_be, other_year,
        count(DISTINCT fact_id) AS passages,
        list(DISTINCT fact_id) || list(DISTINCT other_fact_id) AS fact_ids,
        string_agg(DISTINCT left(text, 60), ' … / ' ORDER BY left(text, 60)) AS beginning
    FROM pairs
    GROUP BY sha256, other_sha256, office_id, fiscal_year_be, other_year
    QUALIFY row_number() OVER (PARTITION BY sha256 ORDER BY other_year DESC, passages DESC, other_sha256) = 1
)

SELECT
    sha256, other_sha256, office_id, fiscal_year_be,
    'repeats:' || other_year AS subject,
    passages::VARCHAR AS judged,
    passages || ' ข้อความเหมือนกับรายงานปี ' || other_year || ' ของสำนักงานเอง: ' || beginning || ' …' AS message,
    passages || ' passage(s) repeat the office''s own report of ' || other_year || ': ' || beginning || ' …' AS message_en,
    passages::VARCHAR AS found,
    fact_ids
FROM reports
