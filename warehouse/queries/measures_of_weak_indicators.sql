-- มาตรการสำหรับตัวชี้วัดที่ได้ต่ำกว่า 85 ในปีก่อน / Measures for indicators that were below 85 the year before
SELECT
    o.abbr_th AS office,
    s.fiscal_year_be AS year_of_score,
    s.indicator_no,
    s.score,
    m.fiscal_year_be AS year_of_measure,
    m.text AS measure,
    m.responsible
FROM indicator_scores AS s
INNER JOIN offices AS o ON s.office_id = o.office_id
LEFT JOIN measures AS m
    ON s.office_id = m.office_id AND s.indicator_no = m.indicator_no AND m.fiscal_year_be = s.fiscal_year_be + 1
WHERE s.score < 85
ORDER BY o.abbr_th COLLATE th, s.fiscal_year_be, s.indicator_no, m.seq
