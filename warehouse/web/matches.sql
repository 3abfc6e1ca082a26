-- How decisions meet findings: made anew whenever a decision was added. `present_verdicts` is there already.
-- kept: the finding itself was judged. changed: the same rule, document(s) and subject were judged with other values, and
-- that finding is gone. suggested: the same rule, subject, office, year and values were judged in another document.

CREATE OR REPLACE TEMP TABLE desk_decisions AS
SELECT
    finding_id, verdict, reason, note, actor, at_utc, rule, sha256, subject, disputed,
    coalesce(seen ->> 'other_sha256', '') AS other_sha256, seen ->> 'office_id' AS office_id,
    try_cast(seen ->> 'fiscal_year_be' AS INTEGER) AS fiscal_year_be, seen ->> 'judged' AS judged, seen ->> 'message' AS message
FROM (SELECT *, try_cast(evidence AS JSON) AS seen FROM present_verdicts);

CREATE OR REPLACE TEMP TABLE desk_orphans AS
SELECT d.* FROM desk_decisions AS d ANTI JOIN desk_findings AS f ON d.finding_id = f.finding_id;

CREATE OR REPLACE TEMP TABLE desk_statuses AS
WITH changed AS (
    SELECT f.finding_id, arg_max(o.finding_id, o.at_utc) AS earlier_id
    FROM desk_findings AS f
    INNER JOIN desk_orphans AS o
        ON f.rule = o.rule AND f.subject = o.subject
        AND least(f.sha256, coalesce(nullif(f.other_sha256, ''), f.sha256)) = least(o.sha256, coalesce(nullif(o.other_sha256, ''), o.sha256))
        AND greatest(f.sha256, f.other_sha256) = greatest(o.sha256, o.other_sha256)
    GROUP BY f.finding_id
),

alike AS (
    SELECT f.finding_id, arg_max(d.finding_id, d.at_utc) AS earlier_id
    FROM desk_findings AS f
    INNER JOIN desk_decisions AS d
        ON f.rule = d.rule AND f.subject = d.subject AND f.office_id = d.office_id AND f.fiscal_year_be = d.fiscal_year_be
        AND f.judged = d.judged AND f.sha256 <> d.sha256
    GROUP BY f.finding_id
)

SELECT
    f.finding_id,
    CASE
        WHEN d.finding_id IS NOT NULL THEN 'decided'
        WHEN c.finding_id IS NOT NULL THEN 'changed'
        ELSE 'suggested'
    END AS status,
    coalesce(c.earlier_id, a.earlier_id) AS earlier_id, d.verdict, d.reason, d.note, d.actor, d.at_utc,
    coalesce(d.disputed, FALSE) AS disputed
FROM desk_findings AS f
LEFT JOIN desk_decisions AS d ON f.finding_id = d.finding_id
LEFT JOIN changed AS c ON f.finding_id = c.finding_id
LEFT JOIN alike AS a ON f.finding_id = a.finding_id
WHERE d.finding_id IS NOT NULL OR c.finding_id IS NOT NULL OR a.finding_id IS NOT NULL;

CREATE OR REPLACE TEMP VIEW queue AS
SELECT
    f.*, coalesce(s.status, 'open') AS status, s.verdict, s.reason, s.note, s.actor, s.at_utc, s.earlier_id,
    coalesce(s.disputed, FALSE) AS disputed, o.abbr_th AS office, o.name_en AS office_en, o.place AS office_place
FROM desk_findings AS f
LEFT JOIN desk_statuses AS s ON f.finding_id = s.finding_id
LEFT JOIN desk_offices AS o ON f.office_id = o.office_id;
