-- What the pages need of every snapshot, made once when it is opened: small tables in memory.

CREATE TEMP TABLE desk_offices AS
SELECT
    office_id, abbr_th, name_th, name_en, level, provinces_th, region, area_no, valid_from_be, valid_to_be, successors,
    row_number() OVER (ORDER BY abbr_th COLLATE th, office_id) AS place
FROM offices;

CREATE TEMP TABLE desk_sources AS
SELECT
    sha256, arg_max(url, sighting_id) AS url, max(seen_at) AS seen_at, min(seen_at) AS first_seen_at, count(*) AS times,
    min(run_id) AS first_run_id
FROM sightings_base
WHERE sha256 IS NOT NULL
GROUP BY sha256;

CREATE TEMP TABLE desk_findings AS
SELECT
    f.finding_id, f.rule, f.severity, f.sha256, coalesce(f.other_sha256, '') AS other_sha256, f.office_id, f.fiscal_year_be,
    f.indicator_no, f.subject, f.judged, f.state, f.message, f.message_en, f.expected, f.found, f.evidence[1].page AS page,
    row_number() OVER (
        ORDER BY CASE f.severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END, f.rule, o.place NULLS LAST,
                 f.fiscal_year_be DESC NULLS LAST, f.subject, f.finding_id
    ) AS place
FROM findings_base AS f
LEFT JOIN desk_offices AS o ON f.office_id = o.office_id
WHERE f.state <> 'absent';

CREATE TEMP TABLE desk_documents AS
SELECT
    d.sha256, d.url AS tried_url, d.bytes, d.pages, d.producer, d.title, d.doc_type, d.office_id, d.office_basis, d.fiscal_year_be,
    d.oit_item, d.text_layer, d.status, d.reason, s.url, s.seen_at, s.first_seen_at, s.times, s.first_run_id,
    coalesce(n.findings, 0) AS findings
FROM documents_base AS d
LEFT JOIN desk_sources AS s ON d.sha256 = s.sha256
LEFT JOIN (SELECT sha256, count(*) AS findings FROM desk_findings GROUP BY sha256) AS n ON d.sha256 = n.sha256;

CREATE TEMP TABLE desk_totals AS
SELECT
    office_id, fiscal_year_be, CASE WHEN count(DISTINCT score) = 1 THEN min(score) END AS total,
    count(DISTINCT score) > 1 AS disputed, CASE WHEN count(DISTINCT level_printed) = 1 THEN min(level_printed) END AS level_printed
FROM totals_base
WHERE scope = 'total' AND office_id IS NOT NULL AND agency_id IS NULL AND score IS NOT NULL
GROUP BY office_id, fiscal_year_be;

CREATE TEMP TABLE desk_years AS
WITH places AS (
    SELECT office_id, fiscal_year_be FROM scores_base WHERE office_id IS NOT NULL
    UNION
    SELECT office_id, fiscal_year_be FROM desk_totals
    UNION
    SELECT office_id, fiscal_year_be FROM desk_documents WHERE office_id IS NOT NULL AND fiscal_year_be IS NOT NULL
),

indicators AS (
    SELECT office_id, fiscal_year_be, count(DISTINCT indicator_no) AS indicators, min(score) AS lowest
    FROM scores_base
    WHERE office_id IS NOT NULL
    GROUP BY office_id, fiscal_year_be
),

asked AS (
    SELECT office_id, fiscal_year_be, count(*) AS findings, count(*) FILTER (severity = 'error') AS errors
    FROM desk_findings
    GROUP BY office_id, fiscal_year_be
)

SELECT
    p.office_id, p.fiscal_year_be, t.total, coalesce(t.disputed, FALSE) AS disputed, t.level_printed,
    coalesce(i.indicators, 0) AS indicators, i.lowest, coalesce(a.findings, 0) AS findings, coalesce(a.errors, 0) AS errors
FROM places AS p
LEFT JOIN desk_totals AS t ON p.office_id = t.office_id AND p.fiscal_year_be = t.fiscal_year_be
LEFT JOIN indicators AS i ON p.office_id = i.office_id AND p.fiscal_year_be = i.fiscal_year_be
LEFT JOIN asked AS a ON p.office_id = a.office_id AND p.fiscal_year_be = a.fiscal_year_be;

CREATE TEMP TABLE desk_runs AS
SELECT
    run_id, min(seen_at) AS started_at, max(seen_at) AS ended_at, count(*) AS sightings,
    count(*) FILTER (sha256 IS NOT NULL) AS with_bytes,
    count(DISTINCT sha256) FILTER (sha256 IN (SELECT d.sha256 FROM desk_sources AS d WHERE d.first_run_id = s.run_id)) AS new_documents,
    count(*) FILTER (outcome IN ('unchanged', 'not_modified')) AS unchanged,
    count(*) FILTER (sha256 IS NULL AND outcome NOT IN ('unchanged', 'not_modified')) AS failed
FROM sightings_base AS s
GROUP BY run_id;
