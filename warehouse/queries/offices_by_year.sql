-- คะแนนรวมของแต่ละสำนักงานในแต่ละปี / Total of each office by year
SELECT o.abbr_th AS office, t.fiscal_year_be, t.total AS score, t.level_printed, t.disputed
FROM office_totals AS t
INNER JOIN offices AS o ON t.office_id = o.office_id
ORDER BY o.abbr_th COLLATE th, t.fiscal_year_be
