-- จำนวนข้อสังเกตของแต่ละกฎ / Findings of each rule
SELECT
    rule,
    severity,
    count(*) AS findings,
    count(DISTINCT sha256) AS documents,
    count(verdict) AS decided
FROM findings
WHERE state <> 'absent'
GROUP BY rule, severity
ORDER BY findings DESC, rule, severity
