-- ตัวชี้วัดที่ได้คะแนนต่ำสุดของแต่ละสำนักงานในแต่ละปี / Weakest indicators of each office by year
SELECT o.abbr_th AS office, s.fiscal_year_be, s.indicator_no, s.indicator_name, s.score
FROM indicator_scores AS s
INNER JOIN offices AS o ON s.office_id = o.office_id
WHERE s.score IS NOT NULL
QUALIFY rank() OVER (PARTITION BY s.office_id, s.fiscal_year_be ORDER BY s.score) = 1
ORDER BY o.abbr_th COLLATE th, s.fiscal_year_be, s.indicator_no
