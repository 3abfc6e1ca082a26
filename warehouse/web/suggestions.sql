-- Findings of a new document that were decided, with the same values, in another one of the same office and year.
SELECT q.finding_id, q.rule, q.office_id, q.fiscal_year_be, q.subject, d.verdict, d.actor, d.at_utc, d.finding_id AS decided_finding_id
FROM queue AS q
INNER JOIN desk_decisions AS d ON q.earlier_id = d.finding_id
WHERE q.status = 'suggested'
ORDER BY q.place;
