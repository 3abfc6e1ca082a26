-- สำนักงานที่คะแนนรวมหรือเครื่องมือใดต่ำกว่า 85 / Offices below 85 in total or in an instrument
SELECT
    o.abbr_th AS office,
    coalesce(t.fiscal_year_be, r.fiscal_year_be) AS fiscal_year_be,
    t.total AS total_printed,
    r.total AS total_recomputed,
    r.iit,
    r.eit,
    r.oit
FROM office_totals AS t
FULL JOIN recomputed_totals AS r ON t.office_id = r.office_id AND t.fiscal_year_be = r.fiscal_year_be
INNER JOIN offices AS o ON coalesce(t.office_id, r.office_id) = o.office_id
WHERE least(t.total, r.total, r.iit, r.eit, r.oit) < 85
ORDER BY fiscal_year_be DESC, least(t.total, r.total), o.abbr_th COLLATE th
