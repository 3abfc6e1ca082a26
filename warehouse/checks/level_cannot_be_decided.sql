-- check: level_cannot_be_decided
-- severity: info
-- question: Is a level printed whose conditions the document does not show?
-- question_th: มีระดับที่ตัดสินไม่ได้เพราะไม่มีคะแนนแบบวัดหรือไม่
-- because: From 2566 on a total passes well only when each instrument does.
-- because_th: ตั้งแต่ปี 2566 ระดับขึ้นกับคะแนนของทุกแบบวัดด้วย
-- computed: A five-word level of a total of 85 and more, with neither instrument scores nor all ten indicators.
-- computed_th: ระดับแบบห้าคำของคะแนนรวมตั้งแต่ 85 ที่ไม่มีทั้งคะแนนรายแบบวัดและตัวชี้วัดครบสิบ
-- subject: total:<year>
-- values: score and level
-- false_positives: None: it says that it does not know.
-- false_positives_th: ไม่มี เพราะบอกเพียงว่าตัดสินไม่ได้
-- resolve: Find the instrument scores.
-- resolve_th: หาคะแนนรายแบบวัด
SELECT
    t.sha256, t.office_id, t.fiscal_year_be,
    'total:' || t.fiscal_year_be AS subject,
    t.score || '/' || t.level_printed AS judged,
    'คะแนนรวม ' || t.score || ' ระดับ ' || t.level_printed || ': ตัดสินไม่ได้เพราะไม่มีคะแนนรายแบบวัด' AS message,
    'Total ' || t.score || ', level ' || t.level_printed || ': cannot be decided without the instrument scores' AS message_en,
    NULL AS expected,
    t.level_printed AS found,
    [t.fact_id] AS fact_ids
FROM totals AS t
LEFT JOIN lowest_instrument AS i
    ON t.sha256 = i.sha256 AND t.fiscal_year_be = i.fiscal_year_be AND t.office_id IS NOT DISTINCT FROM i.office_id
WHERE
    t.scope = 'total' AND t.score >= 85 AND i.lowest IS NULL AND t.agency_id IS NULL
    AND (t.level_printed = 'ผ่านดี' OR (t.level_printed = 'ผ่าน' AND t.fiscal_year_be >= 2566) OR (t.level_printed = 'ผ่านดีเยี่ยม' AND t.score >= 95))
