-- Every office of the registry that exists or that anything is known of.
SELECT
    o.office_id, o.abbr_th AS office, o.name_th, o.name_en AS office_en, o.level, o.region, o.valid_to_be,
    count(y.fiscal_year_be) AS years, max(y.fiscal_year_be) AS newest_year, arg_max(y.total, y.fiscal_year_be) AS newest_total,
    coalesce(sum(y.findings), 0)::BIGINT AS findings
FROM desk_offices AS o
LEFT JOIN desk_years AS y ON o.office_id = y.office_id
GROUP BY ALL
HAVING o.valid_to_be IS NULL OR count(y.fiscal_year_be) > 0
ORDER BY min(o.place);
