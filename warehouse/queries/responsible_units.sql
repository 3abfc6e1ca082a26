-- กลุ่มงานที่รับผิดชอบมาตรการมากที่สุด / Units that are responsible for most measures
SELECT
    unit,
    count(*) AS measures,
    count(DISTINCT office_id) AS offices,
    list(DISTINCT indicator_no ORDER BY indicator_no) AS indicators
FROM (SELECT unnest(responsible) AS unit, office_id, indicator_no FROM measures)
GROUP BY unit
ORDER BY measures DESC, unit COLLATE th
