-- The queue: findings that are there now, in its order.
SELECT
    q.finding_id, q.rule, q.severity, q.status, q.verdict, q.reason, q.actor, q.at_utc, q.disputed, q.state, q.office_id, q.office,
    q.office_en, q.fiscal_year_be, q.indicator_no, q.subject, q.message, q.message_en, q.expected, q.found, q.sha256,
    nullif(q.other_sha256, '') AS other_sha256, q.page, s.url AS source_url, s.seen_at AS retrieved_at
FROM queue AS q
LEFT JOIN desk_sources AS s ON q.sha256 = s.sha256
WHERE
    ($status IS NULL OR q.status = $status OR ($status = 'todo' AND status <> 'decided') OR ($status = 'disputed' AND disputed))
    AND ($severity IS NULL OR q.severity = $severity)
    AND ($rule IS NULL OR rule = $rule)
    AND ($office IS NULL OR office_id = $office)
    AND ($year IS NULL OR fiscal_year_be = $year)
    AND ($verdict IS NULL OR verdict = $verdict)
    AND ($sha256 IS NULL OR q.sha256 = $sha256 OR q.other_sha256 = $sha256)
ORDER BY q.place
LIMIT $most OFFSET $skip;
