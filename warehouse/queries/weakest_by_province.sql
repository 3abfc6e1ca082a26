-- ตัวชี้วัดที่อ่อนที่สุดของแต่ละจังหวัดในแต่ละปี / Weakest indicator of each province by year
WITH means AS (
    SELECT
        p.province,
        s.fiscal_year_be,
        s.indicator_no,
        min(s.indicator_name) AS indicator_name,
        count(*) AS offices,
        avg(s.score) AS mean_score
    FROM indicator_scores AS s
    INNER JOIN (SELECT office_id, unnest(provinces) AS province FROM offices) AS p ON s.office_id = p.office_id
    WHERE s.score IS NOT NULL
    GROUP BY p.province, s.fiscal_year_be, s.indicator_no
)

SELECT
    province,
    fiscal_year_be,
    indicator_no,
    indicator_name,
    round(mean_score, 2)::DECIMAL(5, 2) AS mean_score,
    offices
FROM means
QUALIFY rank() OVER (PARTITION BY province, fiscal_year_be ORDER BY mean_score) = 1
ORDER BY province COLLATE th, fiscal_year_be, indicator_no
