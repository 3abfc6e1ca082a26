-- ค่าเฉลี่ย IIT EIT OIT ของแต่ละภาคในแต่ละปี / Mean IIT, EIT and OIT of each region by year
SELECT
    o.region,
    r.fiscal_year_be,
    count(*) AS offices,
    round(avg(r.iit), 2)::DECIMAL(5, 2) AS mean_iit,
    round(avg(r.eit), 2)::DECIMAL(5, 2) AS mean_eit,
    round(avg(r.oit), 2)::DECIMAL(5, 2) AS mean_oit,
    round(avg(r.total), 2)::DECIMAL(5, 2) AS mean_total
FROM recomputed_totals AS r
INNER JOIN offices AS o ON r.office_id = o.office_id
GROUP BY o.region, r.fiscal_year_be
ORDER BY o.region, r.fiscal_year_be
