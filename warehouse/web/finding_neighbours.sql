-- Where a finding stands in the chosen part of the queue: before, after, the next without a verdict.
WITH chosen AS (
    SELECT finding_id, status, place
    FROM queue
    WHERE
    (($status IS NULL OR status = $status OR ($status = 'todo' AND status <> 'decided') OR ($status = 'disputed' AND disputed))
    AND ($severity IS NULL OR severity = $severity)
    AND ($rule IS NULL OR rule = $rule)
    AND ($office IS NULL OR office_id = $office)
    AND ($year IS NULL OR fiscal_year_be = $year)
    AND ($verdict IS NULL OR verdict = $verdict)
    ) OR finding_id = $finding_id
),

here AS (SELECT place FROM chosen WHERE finding_id = $finding_id)

SELECT
    arg_max(c.finding_id, c.place) FILTER (c.place < h.place) AS before,
    arg_min(c.finding_id, c.place) FILTER (c.place > h.place) AS after,
    coalesce(
        arg_min(c.finding_id, c.place) FILTER (c.place > h.place AND c.status <> 'decided'),
        arg_min(c.finding_id, c.place) FILTER (c.place < h.place AND c.status <> 'decided')
    ) AS next_todo,
    count(*) FILTER (c.place <= h.place) AS number,
    count(*) AS findings,
    count(*) FILTER (c.status <> 'decided') AS todo
FROM chosen AS c
CROSS JOIN here AS h;
