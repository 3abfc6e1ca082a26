-- สำนักงานที่มีและไม่มีรายงานในแต่ละปี / Offices with and without a report by year
SELECT
    y.fiscal_year_be,
    count(*) AS offices,
    count(d.office_id) AS with_report,
    count(*) - count(d.office_id) AS without_report
FROM offices AS o
CROSS JOIN (SELECT DISTINCT fiscal_year_be FROM documents WHERE fiscal_year_be IS NOT NULL) AS y
LEFT JOIN (SELECT DISTINCT office_id, fiscal_year_be FROM documents WHERE status = 'loaded') AS d
    ON o.office_id = d.office_id AND y.fiscal_year_be = d.fiscal_year_be
WHERE
    (o.valid_from_be IS NULL OR o.valid_from_be <= y.fiscal_year_be)
    AND (o.valid_to_be IS NULL OR o.valid_to_be >= y.fiscal_year_be)
GROUP BY y.fiscal_year_be
ORDER BY y.fiscal_year_be
