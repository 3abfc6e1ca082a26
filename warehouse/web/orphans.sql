-- Decisions whose finding is no longer there; why tells whether the values changed or the finding is gone.
SELECT
    o.finding_id, o.verdict, o.actor, o.at_utc, o.rule, o.office_id, o.fiscal_year_be, o.subject, o.message,
    CASE WHEN s.finding_id IS NULL THEN 'gone' ELSE 'changed' END AS why, s.finding_id AS now_finding_id
FROM desk_orphans AS o
LEFT JOIN (SELECT * FROM desk_statuses WHERE status = 'changed') AS s ON o.finding_id = s.earlier_id
ORDER BY o.at_utc DESC, o.finding_id;
