-- ค่าเฉลี่ยของแต่ละตัวชี้วัดในแต่ละปี เฉพาะสำนักงานที่มีรายงาน / Mean of each indicator by year, over the offices whose reports are here
SELECT
    fiscal_year_be,
    indicator_no,
    min(indicator_name) AS indicator_name,
    count(score) AS offices,
    round(avg(score), 2)::DECIMAL(5, 2) AS mean_score,
    min(score) AS lowest,
    max(score) AS highest
FROM indicator_scores
GROUP BY fiscal_year_be, indicator_no
ORDER BY fiscal_year_be, indicator_no
