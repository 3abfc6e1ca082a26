-- check: rank_disagrees_with_score
-- severity: warning
-- question: Are printed ranks the order of the scores?
-- question_th: ลำดับที่พิมพ์ตรงกับลำดับคะแนนหรือไม่
-- because: A rank that does not fit shows a score or rank copied from elsewhere.
-- because_th: ลำดับที่ไม่ตรงแสดงว่าคะแนนหรือลำดับถูกคัดลอกมา
-- computed: Two rows of one table and year where the better rank has the lower score, or one rank has two scores. Equal scores may
--     share a rank or follow each other.
-- subject: ranks:<year>
-- values: rank and score of the rows
-- false_positives: A table ranked by something else.
-- false_positives_th: ตารางที่จัดลำดับด้วยเกณฑ์อื่น
-- resolve: Sort the table by score.
-- resolve_th: ลองเรียงตารางตามคะแนน
WITH ranked AS (
    SELECT sha256, table_id, fiscal_year_be, office_id, indicator_no, rank_printed, score, fact_id
    FROM scores
    WHERE rank_printed IS NOT NULL AND table_id IS NOT NULL
    UNION ALL
    SELECT sha256, table_id, fiscal_year_be, office_id, NULL, rank_printed, score, fact_id
    FROM totals
    WHERE rank_printed IS NOT NULL AND table_id IS NOT NULL AND scope = 'total' AND score IS NOT NULL
),

wrong AS (
    SELECT a.*, b.rank_printed AS other_rank, b.score AS other_score, b.fact_id AS other_fact
    FROM ranked AS a
    INNER JOIN ranked AS b
        ON a.sha256 = b.sha256 AND a.table_id = b.table_id AND a.fiscal_year_be = b.fiscal_year_be
        AND (a.indicator_no IS NULL) = (b.indicator_no IS NULL)
        -- ranks of indicators are compared inside one office, ranks of offices across them
        AND (a.indicator_no IS NULL OR a.office_id IS NOT DISTINCT FROM b.office_id)
    WHERE (a.rank_printed < b.rank_printed AND a.score < b.score) OR (a.rank_printed = b.rank_printed AND a.score < b.score)
)

SELECT
    sha256,
    CASE WHEN count(DISTINCT office_id) = 1 THEN min(office_id) END AS office_id,
    fiscal_year_be,
    CASE WHEN count(DISTINCT indicator_no) = 1 THEN min(indicator_no) END AS indicator_no,
    'ranks:' || fiscal_year_be AS subject,
    string_agg(DISTINCT rank_printed || '=' || score || '>' || other_rank || '=' || other_score, ',' ORDER BY rank_printed || '=' || score || '>' || other_rank || '=' || other_score) AS judged,
    'ลำดับไม่ตรงกับคะแนนในตารางปี ' || fiscal_year_be || ': ลำดับ ' || arg_min(rank_printed, rank_printed) || ' (' || arg_min(score, rank_printed)
    || ') ต่ำกว่าลำดับ ' || arg_min(other_rank, rank_printed) || ' (' || arg_min(other_score, rank_printed) || ')' AS message,
    'Ranks are not the order of the scores in the table of ' || fiscal_year_be || ': rank ' || arg_min(rank_printed, rank_printed)
    || ' (' || arg_min(score, rank_printed) || ') is below rank ' || arg_min(other_rank, rank_printed) || ' (' || arg_min(other_score, rank_printed) || ')' AS message_en,
    NULL AS expected,
    NULL AS found,
    list_distinct(list_concat(list(fact_id), list(other_fact))) AS fact_ids
FROM wrong
GROUP BY sha256, table_id, fiscal_year_be
