-- Findings without a verdict by rule, the most first.
SELECT q.rule AS value, count(*) AS findings
FROM desk_findings AS q
ANTI JOIN (SELECT finding_id FROM desk_statuses WHERE status = 'decided') AS d ON q.finding_id = d.finding_id
GROUP BY q.rule
ORDER BY findings DESC, q.rule;
