-- สิ่งที่เปลี่ยนระหว่างสองรอบเก็บข้อมูลล่าสุด / What changed between the two newest harvests
WITH newest AS (SELECT DISTINCT run_id FROM sightings ORDER BY run_id DESC LIMIT 2),

runs AS (SELECT max(run_id) AS later, CASE WHEN count(*) = 2 THEN min(run_id) END AS earlier FROM newest),

before AS (SELECT url, sha256 FROM sightings WHERE run_id = (SELECT earlier FROM runs)),

after AS (SELECT url, sha256, outcome FROM sightings WHERE run_id = (SELECT later FROM runs)),

gone AS (
    SELECT b.url, b.sha256 AS sha256_before, NULL AS sha256, 'not seen again' AS change
    FROM before AS b ANTI JOIN after AS a ON b.url = a.url
),

other AS (
    SELECT a.url, a.sha256, a.outcome
    FROM after AS a ANTI JOIN before AS b ON a.url = b.url AND a.sha256 = b.sha256
    WHERE a.outcome <> 'not_modified'
),

found AS (
    SELECT
        o.url,
        max(b.sha256) AS sha256_before,
        max(o.sha256) AS sha256,
        CASE
            WHEN count(b.url) = 0 THEN 'new address'
            WHEN count(o.sha256) = 0 THEN max(o.outcome)
            ELSE 'other content'
        END AS change
    FROM other AS o LEFT JOIN before AS b ON o.url = b.url
    GROUP BY o.url
),

changes AS MATERIALIZED (
    SELECT DISTINCT url, sha256_before, sha256, change FROM gone WHERE (SELECT earlier FROM runs) IS NOT NULL
    UNION ALL
    SELECT url, sha256_before, sha256, change FROM found WHERE (SELECT earlier FROM runs) IS NOT NULL
),

concerned AS MATERIALIZED (
    SELECT sha256, office_id, fiscal_year_be, indicator_no, score
    FROM scores
    WHERE
        sha256 IN (SELECT sha256 FROM changes WHERE change = 'other content')
        OR sha256 IN (SELECT sha256_before FROM changes WHERE change = 'other content')
),

differing AS (
    SELECT c.url, count(*) AS scores
    FROM changes AS c
    INNER JOIN concerned AS b ON c.sha256_before = b.sha256
    INNER JOIN concerned AS a
        ON c.sha256 = a.sha256 AND a.office_id = b.office_id AND a.fiscal_year_be = b.fiscal_year_be AND a.indicator_no = b.indicator_no
    WHERE c.change = 'other content' AND a.score <> b.score
    GROUP BY c.url
)

SELECT c.change, c.url, c.sha256_before, c.sha256, coalesce(d.scores, 0) AS scores_changed
FROM changes AS c
LEFT JOIN differing AS d ON c.url = d.url
ORDER BY c.change, c.url
