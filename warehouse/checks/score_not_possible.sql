-- check: score_not_possible
-- severity: warning
-- question: Can indicator 9 or 10 have this score with the items of its year?
-- question_th: คะแนนตัวชี้วัดที่ 9 หรือ 10 เป็นไปได้ตามจำนวนข้อของปีนั้นหรือไม่
-- because: OIT items score 0 or 100, so only certain means exist.
-- because_th: แต่ละข้อได้ 0 หรือ 100 จึงมีค่าเฉลี่ยที่เป็นไปได้เพียงบางค่า
-- computed: Mean of the percentages of the sub-indicators, each 0 to all of its items (2563-2565: 9, 8, 7, 4, 5 and 8, 2),
--     rounded up
--     or down at two decimals. Only for years whose item counts are seen or verified (oit_item_counts.csv); other years
--     stay silent.
-- computed_th: ค่าเฉลี่ยของร้อยละของตัวชี้วัดย่อย ซึ่งแต่ละตัวได้ตั้งแต่ 0 ถึงทุกข้อ (ปี 2563-2565: 9, 8, 7, 4, 5 และ 8, 2)
--     ปัดขึ้นหรือลงที่สองตำแหน่ง เฉพาะปีที่จำนวนข้อแน่นอน
-- subject: indicator:<no>:<year>
-- values: the score
-- false_positives: Partial marks or an appeal.
-- false_positives_th: การให้คะแนนบางส่วนหรือผลอุทธรณ์
-- resolve: Read the number on the page.
-- resolve_th: อ่านตัวเลขจากหน้าเอกสาร
WITH RECURSIVE counts AS (
    SELECT
        split_part(sub_indicator, '.', 1)::INTEGER AS indicator_no, fiscal_year_be_from, fiscal_year_be_to, sub_indicator, items,
        row_number() OVER (PARTITION BY split_part(sub_indicator, '.', 1), fiscal_year_be_from ORDER BY sub_indicator) AS nth,
        count(*) OVER (PARTITION BY split_part(sub_indicator, '.', 1), fiscal_year_be_from) AS subs,
        bool_and(certainty IN ('seen', 'verified')) OVER (PARTITION BY split_part(sub_indicator, '.', 1), fiscal_year_be_from) AS certain
    FROM oit_item_counts
    WHERE agency_type = 'area_office'
),

sums AS (
    SELECT DISTINCT indicator_no, fiscal_year_be_from, fiscal_year_be_to, subs, 0 AS nth, 0::DECIMAL(18, 9) AS points
    FROM counts
    WHERE certain AND subs > 1
    UNION
    SELECT s.indicator_no, s.fiscal_year_be_from, s.fiscal_year_be_to, s.subs, s.nth + 1, s.points + (n.n * 100.0 / c.items)::DECIMAL(18, 9)
    FROM sums AS s
    INNER JOIN counts AS c ON s.indicator_no = c.indicator_no AND s.fiscal_year_be_from = c.fiscal_year_be_from AND c.nth = s.nth + 1
    CROSS JOIN range(12) AS n (n)
    WHERE n.n <= c.items
),

lattice AS (
    SELECT DISTINCT indicator_no, fiscal_year_be_from, coalesce(fiscal_year_be_to, 9999) AS fiscal_year_be_to, unnest([
        -- some offices cut where others round, or round the parts before the mean
        (floor(points * 100 / subs) / 100)::DECIMAL(5, 2), (ceil(round(points * 100 / subs, 4)) / 100)::DECIMAL(5, 2)
    ]) AS possible
    FROM sums
    WHERE nth = subs
),

judged AS (
    SELECT s.sha256, s.office_id, s.fiscal_year_be, s.indicator_no, s.score, s.fact_id, y.fiscal_year_be_from
    FROM scores AS s
    INNER JOIN (SELECT DISTINCT indicator_no, fiscal_year_be_from, fiscal_year_be_to FROM lattice) AS y
        ON s.indicator_no = y.indicator_no AND s.fiscal_year_be BETWEEN y.fiscal_year_be_from AND y.fiscal_year_be_to
)

SELECT
    sha256, office_id, fiscal_year_be, indicator_no,
    'indicator:' || indicator_no || ':' || fiscal_year_be AS subject,
    score::VARCHAR AS judged,
    'ตัวชี้วัดที่ ' || indicator_no || ' ได้ ' || score || ' ซึ่งไม่มีทางเกิดจากจำนวนข้อของปี ' || fiscal_year_be || coalesce(' ค่าใกล้เคียงที่เป็นไปได้: ' || near.below, '')
    || coalesce(', ' || near.above, '') AS message,
    'Indicator ' || indicator_no || ' has ' || score || ', which the item counts of ' || fiscal_year_be || ' cannot give; nearest possible: ' || coalesce(near.below::VARCHAR, '-')
    || coalesce(', ' || near.above, '') AS message_en,
    concat_ws(', ', near.below, near.above) AS expected,
    score::VARCHAR AS found,
    [fact_id] AS fact_ids
FROM judged
ANTI JOIN lattice ON judged.indicator_no = lattice.indicator_no AND judged.fiscal_year_be_from = lattice.fiscal_year_be_from AND judged.score = lattice.possible
LEFT JOIN LATERAL (
    SELECT max(l.possible) FILTER (l.possible < judged.score) AS below, min(l.possible) FILTER (l.possible > judged.score) AS above
    FROM lattice AS l
    WHERE l.indicator_no = judged.indicator_no AND l.fiscal_year_be_from = judged.fiscal_year_be_from
) AS near ON true
WHERE judged.score BETWEEN 0 AND 100
