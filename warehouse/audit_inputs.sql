-- What several checks share, over the documents in scope. Read by warehouse/audit.py before the checks run.

CREATE OR REPLACE TEMP TABLE found (
    rule VARCHAR, default_severity VARCHAR, severity VARCHAR, sha256 VARCHAR, other_sha256 VARCHAR, subject VARCHAR,
    judged VARCHAR, message VARCHAR, message_en VARCHAR, fact_ids VARCHAR[], office_id VARCHAR, fiscal_year_be INTEGER,
    indicator_no INTEGER, expected VARCHAR, found VARCHAR
);

-- One finding per rule, document(s) and subject, with the boxes of all its rows. The id hashes rule, documents, subject
-- and the values judged: neither boxes nor order nor wording, so that re-extraction keeps verdicts.
CREATE OR REPLACE TEMP VIEW folded_found AS
WITH named AS (
    -- in a table of many offices the row's office belongs to the subject
    SELECT
        found.* REPLACE (
            CASE
                WHEN found.office_id IS NULL OR found.office_id IS NOT DISTINCT FROM d.office_id THEN found.subject
                ELSE found.subject || '@' || found.office_id
            END AS subject
        )
    FROM found
    LEFT JOIN main.documents AS d ON found.sha256 = d.sha256
),

one AS (
    SELECT
        rule, sha256, other_sha256, subject,
        string_agg(DISTINCT judged, ';' ORDER BY judged) AS judged,
        CASE max(CASE coalesce(severity, default_severity) WHEN 'error' THEN 3 WHEN 'warning' THEN 2 ELSE 1 END)
            WHEN 3 THEN 'error' WHEN 2 THEN 'warning' ELSE 'info' END AS severity,
        string_agg(DISTINCT message, chr(10) ORDER BY message) AS message,
        string_agg(DISTINCT message_en, chr(10) ORDER BY message_en) AS message_en,
        min(office_id) AS office_id,
        min(fiscal_year_be) AS fiscal_year_be,
        CASE WHEN count(DISTINCT indicator_no) = 1 THEN min(indicator_no) END AS indicator_no,
        string_agg(DISTINCT expected, '; ' ORDER BY expected) AS expected,
        string_agg(DISTINCT named.found, '; ' ORDER BY named.found) AS found,
        list_distinct(flatten(list(coalesce(fact_ids, [])))) AS fact_ids
    FROM named
    -- a finding belongs to one document: about documents out of scope this audit says nothing
    WHERE sha256 IN (SELECT sha256 FROM scope.in_scope)
    GROUP BY rule, sha256, other_sha256, subject
),

boxes AS (
    SELECT
        rule, o.sha256, other_sha256, subject,
        list(DISTINCT {
            'sha256': e.sha256, 'page': e.page, 'x0': e.x0, 'top': e.top, 'x1': e.x1, 'bottom': e.bottom, 'quote': e.quote
        } ORDER BY {
            'sha256': e.sha256, 'page': e.page, 'x0': e.x0, 'top': e.top, 'x1': e.x1, 'bottom': e.bottom, 'quote': e.quote
        }) AS evidence
    FROM (SELECT rule, sha256, other_sha256, subject, unnest(fact_ids) AS fact_id FROM one) AS o
    INNER JOIN main.evidence_base AS e ON o.fact_id = e.fact_id
    GROUP BY ALL
)

SELECT
    left(sha256(concat_ws(chr(31), one.rule, least(one.sha256, coalesce(one.other_sha256, one.sha256)),
                          greatest(one.sha256, coalesce(one.other_sha256, one.sha256)), one.subject, one.judged)), 20) AS finding_id,
    one.rule, one.severity, one.sha256, one.other_sha256, one.office_id, one.fiscal_year_be, one.indicator_no, one.subject,
    one.judged, one.message, one.message_en, one.expected, one.found, coalesce(boxes.evidence, []) AS evidence
FROM one
LEFT JOIN boxes
    ON one.rule = boxes.rule AND one.sha256 = boxes.sha256 AND one.subject = boxes.subject
    AND one.other_sha256 IS NOT DISTINCT FROM boxes.other_sha256;

-- The one value that a document gives for an office, year and indicator; none where it gives several.
CREATE OR REPLACE TEMP TABLE document_scores AS
SELECT
    sha256, office_id, fiscal_year_be, indicator_no, min(score) AS score, list(DISTINCT fact_id ORDER BY fact_id) AS fact_ids
FROM scope.scores
GROUP BY sha256, office_id, fiscal_year_be, indicator_no
HAVING count(DISTINCT score) = 1;

-- The one value that all documents of an office give.
CREATE OR REPLACE TEMP TABLE office_scores AS
SELECT
    office_id, fiscal_year_be, indicator_no, min(score) AS score, list(DISTINCT fact_id ORDER BY fact_id) AS fact_ids,
    list(DISTINCT sha256 ORDER BY sha256) AS documents
FROM scope.scores
WHERE office_id IS NOT NULL
GROUP BY office_id, fiscal_year_be, indicator_no
HAVING count(DISTINCT score) = 1;

-- The ten indicators of one document, office and year, all known: exact decimals, with the sum term by term.
CREATE OR REPLACE TEMP TABLE ten_indicators AS
WITH mean AS (
    SELECT
        sha256, office_id, fiscal_year_be,
        sum(score) FILTER (indicator_no <= 5) AS iit_sum,
        sum(score) FILTER (indicator_no BETWEEN 6 AND 8) AS eit_sum,
        sum(score) FILTER (indicator_no >= 9) AS oit_sum,
        sum(score) AS all_sum,
        list(score ORDER BY indicator_no) AS s,
        flatten(list(fact_ids ORDER BY indicator_no)) AS fact_ids
    FROM document_scores
    GROUP BY sha256, office_id, fiscal_year_be
    HAVING count(*) = 10
)

SELECT
    sha256, office_id, fiscal_year_be, fact_ids, s,
    (iit_sum * 0.2)::DECIMAL(9, 4) AS iit,
    (eit_sum / 3)::DECIMAL(9, 4) AS eit,
    (oit_sum * 0.5)::DECIMAL(9, 4) AS oit,
    -- 0.3/5, 0.3/3 and 0.4/2 are exact decimals, so the weighted total is exact too
    (iit_sum * 0.06 + eit_sum * 0.1 + oit_sum * 0.2)::DECIMAL(9, 4) AS total,
    (iit_sum::DOUBLE / 5 + eit_sum::DOUBLE / 3 + oit_sum::DOUBLE / 2) / 3 AS unweighted_instruments,
    all_sum::DOUBLE / 10 AS mean_of_ten,
    '0.30 x (' || array_to_string(s[1:5], ' + ') || ')/5 + 0.30 x (' || array_to_string(s[6:8], ' + ')
    || ')/3 + 0.40 x (' || array_to_string(s[9:10], ' + ') || ')/2' AS terms
FROM mean;

-- The pass mark that a document states; NULL and `several` where it states more than one.
CREATE OR REPLACE TEMP TABLE stated_threshold AS
SELECT sha256, CASE WHEN count(DISTINCT mark) = 1 THEN min(mark) END AS mark, count(DISTINCT mark) > 1 AS several
FROM (
    SELECT sha256, pass_threshold AS mark FROM scope.tables WHERE pass_threshold IS NOT NULL
    UNION ALL
    SELECT sha256, value FROM scope.claims WHERE kind = 'threshold' AND value IS NOT NULL
)
GROUP BY sha256;

CREATE OR REPLACE TEMP MACRO be_name(YEAR) AS 'ปีงบประมาณ ' || year;
CREATE OR REPLACE TEMP MACRO half_up(X) AS round(x, 2)::DECIMAL(5, 2);  -- of a decimal: exact, halves away from zero

-- Bounds of levels, one row per level of a scale.
CREATE OR REPLACE TEMP TABLE level_bands AS
SELECT DISTINCT scale, level, lower, upper FROM main.rating_scales;

-- The lowest instrument score of a document, office and year: printed, else computed from all ten indicators.
CREATE OR REPLACE TEMP TABLE lowest_instrument AS
WITH printed AS (
    SELECT sha256, office_id, fiscal_year_be, min(score) AS lowest
    FROM scope.totals
    WHERE scope <> 'total' AND score IS NOT NULL AND agency_id IS NULL
    GROUP BY sha256, office_id, fiscal_year_be
    HAVING count(DISTINCT scope) = 3
)

SELECT sha256, office_id, fiscal_year_be, lowest FROM printed
UNION ALL
SELECT t.sha256, t.office_id, t.fiscal_year_be, half_up(least(t.iit, t.eit, t.oit))
FROM ten_indicators AS t
ANTI JOIN printed AS p
    ON t.sha256 = p.sha256 AND t.office_id IS NOT DISTINCT FROM p.office_id AND t.fiscal_year_be = p.fiscal_year_be;

-- Passages that stand in another report too, each pair from both sides (warehouse/copied_text.py).
CREATE OR REPLACE TEMP VIEW passage_pairs AS
WITH pairs AS (
    SELECT * FROM main.alike_passages_base
    WHERE sha256 IN (SELECT sha256 FROM scope.in_scope) OR other_sha256 IN (SELECT sha256 FROM scope.in_scope)
),

both_ways AS (
    SELECT sha256, fact_id, other_sha256, other_fact_id, similarity FROM pairs
    UNION ALL
    SELECT other_sha256, other_fact_id, sha256, fact_id, similarity FROM pairs
)

SELECT
    b.sha256, b.fact_id, b.other_sha256, b.other_fact_id, b.similarity, d.office_id, d.fiscal_year_be,
    o.office_id AS other_office_id, o.fiscal_year_be AS other_year, p.section, p.text
FROM both_ways AS b
INNER JOIN main.documents AS d ON b.sha256 = d.sha256
INNER JOIN main.documents AS o ON b.other_sha256 = o.sha256
INNER JOIN main.passages AS p ON b.fact_id = p.fact_id
WHERE d.office_id IS NOT NULL AND o.office_id IS NOT NULL;

-- The offices that an unclear name may mean, or is nearest to, by the abbreviations that people know.
CREATE OR REPLACE TEMP VIEW candidate_names AS
SELECT c.fact_id, string_agg(coalesce(o.abbr_th, c.candidate), ', ' ORDER BY c.nth) AS names
FROM (
    SELECT fact_id, unnest(candidates[1:5]) AS candidate, generate_subscripts(candidates[1:5], 1) AS nth
    FROM scope.office_mentions
    WHERE status <> 'resolved'
) AS c
LEFT JOIN main.offices AS o ON c.candidate = o.office_id
GROUP BY c.fact_id;
