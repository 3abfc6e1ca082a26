-- สำนักงานที่คะแนนรวมเพิ่มขึ้นมากที่สุดจากปีก่อน / Offices whose total rose most from the year before
SELECT
    o.abbr_th AS office,
    n.fiscal_year_be,
    p.total AS total_before,
    n.total,
    n.total - p.total AS change
FROM office_totals AS n
INNER JOIN office_totals AS p ON n.office_id = p.office_id AND n.fiscal_year_be = p.fiscal_year_be + 1
INNER JOIN offices AS o ON n.office_id = o.office_id
WHERE n.total IS NOT NULL AND p.total IS NOT NULL
ORDER BY change DESC, o.abbr_th COLLATE th, n.fiscal_year_be
