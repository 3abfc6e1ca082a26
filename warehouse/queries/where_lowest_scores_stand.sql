-- คะแนนต่ำสุด 100 ค่า พิมพ์อยู่ที่ใด: ไฟล์ หน้า กรอบ ที่มา / Where the 100 lowest scores are printed: file, page, box, source
WITH lowest AS (
    SELECT office_id, fiscal_year_be, indicator_no, score, quote, page, x0, top, x1, bottom, sha256, score_id
    FROM scores
    WHERE office_id IS NOT NULL
    ORDER BY score, score_id
    LIMIT 100
)

SELECT
    o.abbr_th AS office,
    s.fiscal_year_be,
    s.indicator_no,
    s.score,
    s.quote,
    s.page,
    s.x0,
    s.top,
    s.x1,
    s.bottom,
    s.sha256,
    u.url,
    u.seen_at,
    s.score_id
FROM lowest AS s
INNER JOIN offices AS o ON s.office_id = o.office_id
LEFT JOIN (
    SELECT sha256, arg_max(url, sighting_id) AS url, max(seen_at) AS seen_at
    FROM sightings
    WHERE sha256 IN (SELECT sha256 FROM lowest)
    GROUP BY sha256
) AS u ON s.sha256 = u.sha256
ORDER BY s.score, s.score_id
