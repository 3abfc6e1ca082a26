-- อันดับของแต่ละสำนักงานในภาคของตนในแต่ละปี ตามคะแนนรวมที่พิมพ์ / Rank of each office in its region by year, by printed total
SELECT
    t.fiscal_year_be,
    o.region,
    rank() OVER (PARTITION BY t.fiscal_year_be, o.region ORDER BY t.total DESC) AS rank_in_region,
    count(*) OVER (PARTITION BY t.fiscal_year_be, o.region) AS offices_with_total,
    o.abbr_th AS office,
    t.total,
    t.level_printed
FROM office_totals AS t
INNER JOIN offices AS o ON t.office_id = o.office_id
WHERE t.total IS NOT NULL
ORDER BY t.fiscal_year_be DESC, o.region, rank_in_region, o.abbr_th COLLATE th
