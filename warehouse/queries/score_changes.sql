-- การเปลี่ยนแปลงของคะแนนจากปีก่อนหน้า / Change of each score from the year before
SELECT
    o.abbr_th AS office,
    n.fiscal_year_be,
    n.indicator_no,
    p.score AS score_before,
    n.score,
    n.score - p.score AS change
FROM indicator_scores AS n
INNER JOIN indicator_scores AS p
    ON n.office_id = p.office_id AND n.indicator_no = p.indicator_no AND n.fiscal_year_be = p.fiscal_year_be + 1
INNER JOIN (SELECT office_id, abbr_th, row_number() OVER (ORDER BY abbr_th COLLATE th) AS place FROM offices) AS o
    ON n.office_id = o.office_id
WHERE n.score IS NOT NULL AND p.score IS NOT NULL
ORDER BY change, o.place, n.fiscal_year_be, n.indicator_no
