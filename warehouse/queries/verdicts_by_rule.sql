-- ผู้ตรวจตัดสินข้อสังเกตของแต่ละกฎว่าอย่างไร / What auditors said of the findings of each rule
SELECT
    rule,
    count(*) AS findings,
    count(*) FILTER (verdict = 'confirmed') AS confirmed,
    count(*) FILTER (verdict = 'false_positive') AS false_positive,
    count(*) FILTER (verdict = 'accepted') AS accepted,
    count(*) FILTER (verdict = 'needs_info') AS needs_info,
    count(*) FILTER (verdict IS NULL) AS undecided,
    round(100.0 * count(*) FILTER (verdict = 'confirmed') / nullif(count(*) FILTER (verdict IN ('confirmed', 'false_positive')), 0), 1)
        AS confirmed_percent
FROM findings
WHERE state <> 'absent'
GROUP BY rule
ORDER BY false_positive DESC, rule
