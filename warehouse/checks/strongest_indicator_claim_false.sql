-- check: strongest_indicator_claim_false
-- severity: warning
-- question: Is the indicator that prose calls the strongest really the highest of the table?
-- question_th: ตัวชี้วัดที่ข้อความบอกว่าสูงสุดตรงกับตารางหรือไม่
-- because: Measures are aimed at what the analysis names.
-- because_th: มาตรการถูกกำหนดตามสิ่งที่การวิเคราะห์ระบุ
-- computed: The k indicators that one sentence calls strongest against the k highest of the year's scores in the same document
--     (equal scores may stand for each other); per instrument where the sentence says so. Silent unless all indicators of that
--     scope are known.
-- computed_th: ตัวชี้วัด k ตัวที่ประโยคหนึ่งบอกว่าสูงสุด เทียบกับ k ตัวที่สูงสุดของปีนั้นในเอกสารเดียวกัน
--     (คะแนนเท่ากันแทนกันได้) หรือรายแบบวัดเมื่อประโยคระบุ ต้องรู้ตัวชี้วัดครบทุกตัว
-- subject: strongest:<scope>:<year>
-- values: claimed and true indicators
-- false_positives: A sentence about another year or another table.
-- false_positives_th: ประโยคที่พูดถึงปีหรือตารางอื่น
-- resolve: Read the sentence and the table.
-- resolve_th: อ่านประโยคและตาราง
WITH said AS (
    SELECT
        sha256, office_id, text, scope, fiscal_year_be,
        list(DISTINCT indicator_no ORDER BY indicator_no) AS named,
        count(DISTINCT indicator_no) AS k,
        list(DISTINCT fact_id ORDER BY fact_id) AS fact_ids
    FROM claims
    WHERE kind = 'strongest' AND indicator_no IS NOT NULL AND fiscal_year_be IS NOT NULL
    GROUP BY ALL
),

ranked AS (
    SELECT
        said.sha256, said.text, said.scope, said.fiscal_year_be, said.named, said.k, said.fact_ids, d.office_id,
        d.indicator_no, d.score, d.fact_ids AS score_facts,
        rank() OVER (PARTITION BY said.sha256, said.text, said.scope, said.fiscal_year_be ORDER BY d.score DESC) AS place,
        count(*) OVER (PARTITION BY said.sha256, said.text, said.scope, said.fiscal_year_be) AS n
    FROM said
    INNER JOIN document_scores AS d
        ON said.sha256 = d.sha256 AND said.fiscal_year_be = d.fiscal_year_be AND said.office_id IS NOT DISTINCT FROM d.office_id
        AND (
            said.scope = 'all' OR (said.scope = 'IIT' AND d.indicator_no <= 5)
            OR (said.scope = 'EIT' AND d.indicator_no BETWEEN 6 AND 8) OR (said.scope = 'OIT' AND d.indicator_no >= 9)
        )
),

judged AS (
    SELECT
        sha256, text, scope, fiscal_year_be, named, fact_ids, min(office_id) AS office_id,
        list(indicator_no ORDER BY score DESC, indicator_no)[1:any_value(k)] AS right_ones,
        count(*) FILTER (list_contains(named, indicator_no) AND place > k) AS wrong,
        flatten(list(score_facts ORDER BY indicator_no)) AS score_facts
    FROM ranked
    WHERE n = CASE scope WHEN 'IIT' THEN 5 WHEN 'EIT' THEN 3 WHEN 'OIT' THEN 2 ELSE 10 END
    GROUP BY sha256, text, scope, fiscal_year_be, named, fact_ids
)

SELECT
    sha256, office_id, fiscal_year_be,
    CASE WHEN len(named) = 1 THEN named[1] END AS indicator_no,
    'strongest:' || scope || ':' || fiscal_year_be AS subject,
    array_to_string(named, ',') || '/' || array_to_string(right_ones, ',') AS judged,
    'ข้อความระบุว่าตัวชี้วัดที่ ' || array_to_string(named, ', ') || ' สูงสุด แต่ตารางปี ' || fiscal_year_be || ' คือตัวชี้วัดที่ ' || array_to_string(right_ones, ', ') AS message,
    'The text calls indicator ' || array_to_string(named, ', ') || ' the highest; in the scores of ' || fiscal_year_be || ' it is ' || array_to_string(right_ones, ', ') AS message_en,
    array_to_string(right_ones, ', ') AS expected,
    array_to_string(named, ', ') AS found,
    list_concat(fact_ids, score_facts) AS fact_ids
FROM judged
WHERE wrong > 0
