-- check: rank_disagrees_with_score
-- severity: warning
-- question: Are printed ranks the order of the scores?
-- question_th: ลำดับที่พิมพ์ตรงกับลำดับคะแนนหรือไม่
-- because: A rank that does not fit shows a score or rank copied from elsewhere.
-- because_th: ลำดับที่ไม่ตรงแสดงว่าคะแนนหรือลำดับถูกคัดลอกมา
-- computed: A row of one table and year whose score is higher than that of a better rank, or than another of its rank. Equal
--     scores may share a rank or follow each other. Silent where the whole table is counted from the lowest score.
-- computed_th: แถวในตารางและปีเดียวกันที่คะแนนสูงกว่าแถวที่ลำดับดีกว่า หรือลำดับเดียวกันแต่คะแนนต่างกัน
--     คะแนนเท่ากันจะใช้ลำดับร่วมหรือลำดับต่อกันก็ได้ ตารางที่เรียงจากคะแนนต่ำสุดทั้งตารางไม่แจ้ง
-- subject: ranks:<year>
-- values: rank and score of the rows
-- false_positives: A table ranked by something else.
-- false_positives_th: ตารางที่จัดลำดับด้วยเกณฑ์อื่น
-- resolve: Sort the table by score.
-- resolve_th: ลองเรียงตารางตามคะแนน
WITH ranked AS (
    SELECT sha256, table_id, fiscal_year_be, office_id, indicator_no, rank_printed, score, fact_id, coalesce(office_id, '') AS among
    FROM scores
    WHERE rank_printed IS NOT NULL AND table_id IS NOT NULL
    UNION ALL
    -- ranks of indicators are compared inside one office, ranks of offices across them
    SELECT sha256, table_id, fiscal_year_be, office_id, NULL, rank_printed, score, fact_id, 'totals'
    FROM totals
    WHERE rank_printed IS NOT NULL AND table_id IS NOT NULL AND scope = 'total' AND score IS NOT NULL
),

beside AS (
    SELECT
        *,
        -- the lowest score of a better rank, and any other score of the same rank
        arg_min({'rank': rank_printed, 'score': score, 'fact': fact_id}, score) OVER (
            PARTITION BY sha256, table_id, fiscal_year_be, among ORDER BY rank_printed RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS better,
        arg_min({'rank': rank_printed, 'score': score, 'fact': fact_id}, score) OVER (
            PARTITION BY sha256, table_id, fiscal_year_be, among, rank_printed
        ) AS equal,
        min(score) OVER (
            PARTITION BY sha256, table_id, fiscal_year_be, among ORDER BY rank_printed RANGE BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
        ) AS worse
    FROM ranked
),

ordered AS (
    -- a table counted from the lowest score is in order too
    SELECT sha256, table_id, fiscal_year_be, among, count(*) > 2 AND bool_and(worse IS NULL OR worse >= score) AND min(score) < max(score) AS from_lowest
    FROM beside
    GROUP BY ALL
),

wrong AS (
    SELECT b.*, CASE WHEN b.better.score < b.score THEN b.better ELSE b.equal END AS other
    FROM beside AS b
    INNER JOIN ordered AS o
        ON b.sha256 = o.sha256 AND b.table_id = o.table_id AND b.fiscal_year_be = o.fiscal_year_be AND b.among = o.among AND NOT o.from_lowest
    WHERE b.better.score < b.score OR b.equal.score < b.score
)

SELECT
    sha256,
    CASE WHEN count(DISTINCT office_id) = 1 THEN min(office_id) END AS office_id,
    fiscal_year_be,
    CASE WHEN count(DISTINCT indicator_no) = 1 THEN min(indicator_no) END AS indicator_no,
    'ranks:' || fiscal_year_be AS subject,
    string_agg(DISTINCT rank_printed || '=' || score, ',' ORDER BY rank_printed || '=' || score) AS judged,
    'ลำดับไม่ตรงกับคะแนนในตารางปี ' || fiscal_year_be || ': ' || string_agg(
        DISTINCT 'ลำดับ ' || other.rank || ' ได้ ' || other.score || ' แต่ลำดับ ' || rank_printed || ' ได้ ' || score, '; '
        ORDER BY 'ลำดับ ' || other.rank || ' ได้ ' || other.score || ' แต่ลำดับ ' || rank_printed || ' ได้ ' || score
    ) AS message,
    'Ranks are not the order of the scores in the table of ' || fiscal_year_be || ': ' || string_agg(
        DISTINCT 'rank ' || other.rank || ' has ' || other.score || ', rank ' || rank_printed || ' has ' || score, '; '
        ORDER BY 'rank ' || other.rank || ' has ' || other.score || ', rank ' || rank_printed || ' has ' || score
    ) AS message_en,
    NULL AS expected,
    string_agg(DISTINCT rank_printed || '=' || score, ', ' ORDER BY rank_printed || '=' || score) AS found,
    list_distinct(list_concat(list(fact_id), list(other.fact))) AS fact_ids
FROM wrong
GROUP BY sha256, table_id, fiscal_year_be
