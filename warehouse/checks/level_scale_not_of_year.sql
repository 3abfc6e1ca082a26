-- check: level_scale_not_of_year
-- severity: warning
-- question: Is a level written in the scale of another year?
-- question_th: ระดับที่พิมพ์ใช้เกณฑ์ของปีอื่นหรือไม่
-- because: The scale changed from letters to five words in 2566; an old scale hints at copied text.
-- because_th: เกณฑ์เปลี่ยนจากตัวอักษรเป็นคำห้าระดับในปี 2566 เกณฑ์เก่าจึงอาจมาจากข้อความที่คัดลอก
-- computed: Letters from 2566 on; the five words before 2566 (totals only); the years are those of rating_scales.csv.
-- computed_th: ตัวอักษรตั้งแต่ปี 2566 และห้าคำก่อนปี 2566 (เฉพาะคะแนนรวม) ตามปีใน rating_scales.csv
-- subject: scale:<scale>:<year>
-- values: the scale
-- false_positives: Some offices kept letters in 2566.
-- false_positives_th: บางหน่วยงานยังใช้ตัวอักษรในปี 2566
-- resolve: Ask which scale the assessor used that year.
-- resolve_th: สอบถามว่าปีนั้นใช้เกณฑ์ใด
WITH printed AS (
    SELECT sha256, office_id, fiscal_year_be, level_printed, fact_id, true AS is_total
    FROM totals
    WHERE level_printed IS NOT null AND agency_id IS null
    UNION ALL
    SELECT sha256, office_id, fiscal_year_be, level_printed, fact_id, false
    FROM scores
    WHERE level_printed IS NOT null
),

scaled AS (
    SELECT
        printed.*,
        CASE
            WHEN level_printed IN ('AA', 'A', 'B', 'C', 'D', 'E', 'F') THEN 'letter'
            WHEN level_printed IN ('ผ่านดีเยี่ยม', 'ผ่านดี', 'ต้องปรับปรุง', 'ต้องปรับปรุงโดยด่วน') THEN 'five_word'
        END AS scale
    FROM printed
)

SELECT
    sha256, office_id, fiscal_year_be,
    'scale:' || scale || ':' || fiscal_year_be AS subject,
    scale AS judged,
    'ระดับของปี ' || fiscal_year_be || ' เขียนด้วยเกณฑ์ของปีอื่น: ' || string_agg(DISTINCT level_printed, ', ' ORDER BY level_printed) AS message,
    'Levels of ' || fiscal_year_be || ' are written in another year''s scale: ' || string_agg(DISTINCT level_printed, ', ' ORDER BY level_printed) AS message_en,
    CASE scale WHEN 'letter' THEN 'ผ่านดีเยี่ยม … ต้องปรับปรุงโดยด่วน' ELSE 'AA … F' END AS expected,
    string_agg(DISTINCT level_printed, ', ' ORDER BY level_printed) AS found,
    list(fact_id ORDER BY fact_id) AS fact_ids
FROM scaled
WHERE
    scale IS NOT null AND (scale <> 'five_word' OR is_total)
    AND NOT EXISTS (
        SELECT 1 FROM rating_scales AS r
        WHERE r.scale = scaled.scale AND scaled.fiscal_year_be BETWEEN coalesce(r.valid_from_be, 0) AND coalesce(r.valid_to_be, 9999)
    )
GROUP BY sha256, office_id, fiscal_year_be, scale
