-- One row per office and year that anything is known of.
SELECT
    y.office_id, o.abbr_th AS office, o.name_en AS office_en, o.level, o.region, y.fiscal_year_be, y.total, y.disputed,
    y.level_printed, y.indicators, y.lowest, y.findings, y.errors
FROM desk_years AS y
INNER JOIN desk_offices AS o ON y.office_id = o.office_id
WHERE y.fiscal_year_be IS NOT NULL
ORDER BY o.place, y.fiscal_year_be;
