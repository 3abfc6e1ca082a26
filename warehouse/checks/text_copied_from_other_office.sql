-- check: text_copied_from_other_office
-- severity: warning
-- question: Does a long passage stand, apart from names and years, in another office's report too?
-- question_th: มีข้อความยาวที่เหมือนกับรายงานของสำนักงานอื่นหรือไม่ (ไม่นับชื่อและปี)
-- because: Measures and results are the office's own promise and own work; copied ones may describe neither.
-- because_th: มาตรการและผลเป็นคำมั่นและงานของสำนักงานเอง ข้อความที่คัดลอกอาจไม่ตรงกับความจริง
-- computed: Passages of 200 characters and more of analysis, measures, results and follow-up, without office names, provinces
--     and years, are alike when they share 80 % of their runs of six consonants. Text that four or more offices share is the
--     common template and is left out. Where the other office's name was left in the passage the finding is an error and
--     belongs to the report with the leftover, else to the later report.
-- computed_th: เปรียบเทียบข้อความตั้งแต่ 200 ตัวอักษรในบทวิเคราะห์ มาตรการ ผล และการติดตาม โดยตัดชื่อสำนักงาน จังหวัด และปีออก
--     เหมือนกันเมื่อมีชุดพยัญชนะหกตัวร่วมกันร้อยละ 80 ขึ้นไป ข้อความที่สี่สำนักงานขึ้นไปใช้ร่วมกันถือเป็นแบบฟอร์มกลางและไม่นับ
--     หากชื่อสำนักงานอื่นหลงเหลืออยู่ในข้อความ จะเป็นข้อผิดพลาดของรายงานฉบับนั้น มิฉะนั้นเป็นของรายงานที่ออกทีหลัง
-- subject: copied_from:<other office>
-- values: number of passages alike
-- false_positives: A template that only two or three offices of this database use; a joint project of both offices.
-- false_positives_th: แบบฟอร์มที่มีเพียงสองสามสำนักงานในฐานข้อมูลใช้ หรือโครงการร่วมของทั้งสองสำนักงาน
-- resolve: Compare both places; ask what the office did itself.
-- resolve_th: เทียบสองตำแหน่งที่แสดง แล้วสอบถามว่าสำนักงานดำเนินการเองอย่างไร
WITH pairs AS (
    SELECT * FROM passage_pairs WHERE office_id <> other_office_id
),

leftovers AS (
    SELECT DISTINCT pairs.fact_id, pairs.other_office_id, m.fact_id AS mention_id
    FROM pairs
    INNER JOIN main.office_mentions AS m
        ON pairs.sha256 = m.sha256 AND pairs.other_office_id = m.office_id AND NOT m.cited
    INNER JOIN main.evidence AS e
        ON pairs.fact_id = e.fact_id AND m.page = e.page AND m.top < e.bottom AND m.bottom > e.top AND m.x0 < e.x1 AND m.x1 > e.x0
),

reports AS (
    SELECT
        pairs.sha256, pairs.other_sha256, pairs.office_id, pairs.other_office_id, pairs.fiscal_year_be, pairs.other_year,
        count(DISTINCT pairs.fact_id) AS passages,
        sum(length(pairs.text)) AS characters,
        count(DISTINCT l.mention_id) AS names_left,
        list(DISTINCT pairs.fact_id) || list(DISTINCT pairs.other_fact_id)
        || coalesce(list(DISTINCT l.mention_id) FILTER (l.mention_id IS NOT NULL), []) AS fact_ids,
        string_agg(DISTINCT left(pairs.text, 60), ' … / ' ORDER BY left(pairs.text, 60)) AS beginning
    FROM pairs
    LEFT JOIN leftovers AS l ON pairs.fact_id = l.fact_id AND pairs.other_office_id = l.other_office_id
    GROUP BY ALL
),

-- each pair of reports once: on the side of the copy as far as anything tells
sided AS (
    SELECT *
    FROM reports
    QUALIFY row_number() OVER (
        PARTITION BY least(sha256, other_sha256), greatest(sha256, other_sha256)
        ORDER BY names_left DESC, fiscal_year_be DESC NULLS LAST, sha256 DESC
    ) = 1
),

-- of several reports of the other office the one that is nearest
nearest AS (
    SELECT *
    FROM sided
    QUALIFY row_number() OVER (
        PARTITION BY sha256, other_office_id
        ORDER BY names_left DESC, passages DESC, abs(coalesce(fiscal_year_be, 0) - coalesce(other_year, 0)), other_sha256
    ) = 1
)

SELECT
    n.sha256, n.other_sha256, n.office_id, n.fiscal_year_be,
    'copied_from:' || n.other_office_id AS subject,
    n.passages::VARCHAR AS judged,
    CASE WHEN n.names_left > 0 THEN 'error' END AS severity,
    n.passages || ' ข้อความเหมือนกับรายงานของ ' || coalesce(o.abbr_th, n.other_office_id) || coalesce(' ปี ' || n.other_year, '')
    || CASE WHEN n.names_left > 0 THEN ' และยังมีชื่อของสำนักงานนั้นหลงเหลืออยู่' ELSE '' END || ': ' || n.beginning || ' …' AS message,
    n.passages || ' passage(s) stand in the report of ' || coalesce(o.abbr_th, n.other_office_id) || coalesce(' of ' || n.other_year, '') || ' too'
    || CASE WHEN n.names_left > 0 THEN ', and its name was left in' ELSE '' END || ': ' || n.beginning || ' …' AS message_en,
    n.passages::VARCHAR AS found,
    n.fact_ids
FROM nearest AS n
LEFT JOIN offices AS o ON n.other_office_id = o.office_id
