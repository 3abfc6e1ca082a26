-- The pages that evidence of present findings stands on.
SELECT DISTINCT e.sha256, e.page
FROM (SELECT unnest(evidence) AS e FROM findings_base WHERE state <> 'absent')
ORDER BY e.sha256, e.page;
