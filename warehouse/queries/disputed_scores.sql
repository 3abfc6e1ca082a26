-- คะแนนที่เอกสารระบุไม่ตรงกัน / Scores on which documents disagree
SELECT
    o.abbr_th AS office,
    s.fiscal_year_be,
    s.indicator_no,
    s.score,
    count(*) AS places,
    min(s.score_id) AS score_id,
    arg_min(s.sha256, s.score_id) AS sha256,
    arg_min(s.page, s.score_id) AS page
FROM scores AS s
INNER JOIN indicator_scores AS i
    ON s.office_id = i.office_id AND s.fiscal_year_be = i.fiscal_year_be AND s.indicator_no = i.indicator_no
INNER JOIN offices AS o ON s.office_id = o.office_id
WHERE i.disputed
GROUP BY o.abbr_th, s.fiscal_year_be, s.indicator_no, s.score
ORDER BY o.abbr_th COLLATE th, s.fiscal_year_be, s.indicator_no, s.score
