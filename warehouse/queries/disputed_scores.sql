-- คะแนนที่เอกสารระบุไม่ตรงกัน / Scores on which documents disagree
SELECT
    o.abbr_th AS office,
    s.fiscal_year_be,
    s.indicator_no,
    s.score,
    s.score_id,
    s.sha256,
    s.page
FROM scores AS s
INNER JOIN indicator_scores AS i
    ON s.office_id = i.office_id AND s.fiscal_year_be = i.fiscal_year_be AND s.indicator_no = i.indicator_no
INNER JOIN offices AS o ON s.office_id = o.office_id
WHERE i.disputed
ORDER BY o.abbr_th COLLATE th, s.fiscal_year_be, s.indicator_no, s.score
