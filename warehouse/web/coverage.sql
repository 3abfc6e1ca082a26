-- Of how many offices there is a report, scores and a total, by year.
SELECT
    fiscal_year_be, count(DISTINCT office_id) AS offices, count(DISTINCT office_id) FILTER (indicators = 10) AS with_ten,
    count(DISTINCT office_id) FILTER (total IS NOT NULL) AS with_total, round(avg(total), 2)::DECIMAL(5, 2) AS mean_total,
    sum(findings)::BIGINT AS findings
FROM desk_years
WHERE fiscal_year_be IS NOT NULL
GROUP BY fiscal_year_be
ORDER BY fiscal_year_be;
