-- ข้อสังเกตที่ยังไม่มีคำตัดสิน / Findings without a verdict
SELECT f.finding_id, f.severity, f.rule, o.abbr_th AS office, f.fiscal_year_be, f.message
FROM findings AS f
LEFT JOIN offices AS o ON f.office_id = o.office_id
WHERE f.state <> 'absent' AND f.verdict IS NULL
ORDER BY
    CASE f.severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END,
    f.rule,
    o.abbr_th COLLATE th,
    f.fiscal_year_be,
    f.finding_id
