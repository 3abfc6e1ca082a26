-- คะแนนรวมที่พิมพ์ต่างจากที่คำนวณจากสิบตัวชี้วัด / Printed totals that differ from the one recomputed from ten indicators
SELECT
    o.abbr_th AS office,
    t.fiscal_year_be,
    t.total AS total_printed,
    r.total AS total_recomputed,
    t.total - r.total AS difference
FROM office_totals AS t
INNER JOIN recomputed_totals AS r ON t.office_id = r.office_id AND t.fiscal_year_be = r.fiscal_year_be
INNER JOIN offices AS o ON t.office_id = o.office_id
WHERE abs(t.total - r.total) > 0.015
ORDER BY abs(difference) DESC, o.abbr_th COLLATE th, t.fiscal_year_be
