-- check: level_disagrees_with_score
-- severity: error
-- question: Is a printed level the one that its own scale gives for the score?
-- question_th: ระดับที่พิมพ์ตรงกับคะแนนตามเกณฑ์ของมันหรือไม่
-- because: A level one step off hides a missed or reached target.
-- because_th: ระดับที่ผิดไปหนึ่งขั้นอาจซ่อนการไม่ถึงเป้าหมาย
-- computed: Letters AA-F by their bounds, for indicators and totals. The five words only for totals: with the instrument scores
--     printed or computed from all indicators; without them only what no instrument score could allow.
-- computed_th: ตัวอักษร AA-F ตามช่วงคะแนน ทั้งตัวชี้วัดและคะแนนรวม ห้าคำใช้กับคะแนนรวมเท่านั้น
--     โดยดูคะแนนรายแบบวัดที่พิมพ์หรือคำนวณได้ หากไม่มีจะแจ้งเฉพาะกรณีที่เป็นไปไม่ได้ไม่ว่าคะแนนรายแบบวัดจะเป็นเท่าใด
-- subject: indicator:<no>:<year> or total:<year>
-- values: score, level and scale
-- false_positives: Offices print informal levels per indicator.
-- false_positives_th: หน่วยงานพิมพ์ระดับรายตัวชี้วัดอย่างไม่เป็นทางการ
-- resolve: Compare with the scale on the page.
-- resolve_th: เทียบกับเกณฑ์ในหน้าเอกสาร
WITH judged AS (
    SELECT
        sha256, office_id, fiscal_year_be, indicator_no, score, level_printed, fact_id,
        'indicator:' || indicator_no || ':' || fiscal_year_be AS subject
    FROM scores
    WHERE level_printed IS NOT NULL
    UNION ALL
    SELECT sha256, office_id, fiscal_year_be, NULL, score, level_printed, fact_id, scope || ':' || fiscal_year_be
    FROM totals
    WHERE level_printed IS NOT NULL AND score IS NOT NULL AND agency_id IS NULL
),

letters AS (
    SELECT j.*, right_one.level AS expected
    FROM judged AS j
    INNER JOIN level_bands AS printed ON j.level_printed = printed.level AND printed.scale = 'letter'
    INNER JOIN level_bands AS right_one ON right_one.scale = 'letter' AND j.score BETWEEN right_one.lower AND right_one.upper
    WHERE printed.level <> right_one.level
),

words AS (
    SELECT
        j.*,
        CASE
            WHEN j.score < 70 THEN 'ต้องปรับปรุงโดยด่วน'
            WHEN j.score < 85 THEN 'ต้องปรับปรุง'
            WHEN i.lowest < 85 THEN 'ผ่าน'
            WHEN j.score >= 95 AND i.lowest >= 95 THEN 'ผ่านดีเยี่ยม'
            WHEN i.lowest >= 85 THEN 'ผ่านดี'
            -- without instrument scores only this much is certain
            WHEN j.score < 95 AND j.level_printed = 'ผ่านดีเยี่ยม' THEN 'ผ่านดี หรือ ผ่าน'
            WHEN j.level_printed IN ('ต้องปรับปรุง', 'ต้องปรับปรุงโดยด่วน') THEN 'ผ่าน ขึ้นไป'
            ELSE j.level_printed
        END AS expected
    FROM judged AS j
    LEFT JOIN lowest_instrument AS i
        ON j.sha256 = i.sha256 AND j.fiscal_year_be = i.fiscal_year_be AND j.office_id IS NOT DISTINCT FROM i.office_id
    WHERE
        j.subject LIKE 'total:%' AND j.level_printed IN ('ผ่านดีเยี่ยม', 'ผ่านดี', 'ผ่าน', 'ต้องปรับปรุง', 'ต้องปรับปรุงโดยด่วน')
        -- before there was such a scale the bare word is a remark about the pass mark
        AND (j.level_printed <> 'ผ่าน' OR j.fiscal_year_be >= 2566)
),

wrong AS (
    SELECT * FROM letters
    UNION ALL
    SELECT * FROM words WHERE expected <> level_printed
)

SELECT
    sha256, office_id, fiscal_year_be, indicator_no, subject,
    score || '/' || level_printed AS judged,
    'คะแนน ' || score || ' ควรอยู่ระดับ ' || expected || ' แต่รายงานระบุ ' || level_printed AS message,
    'The score ' || score || ' should be level ' || expected || ', the report says ' || level_printed AS message_en,
    expected,
    level_printed AS found,
    [fact_id] AS fact_ids
FROM wrong
