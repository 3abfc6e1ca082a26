-- check: pass_remark_disagrees_with_score
-- severity: warning
-- question: Does ผ่าน or ไม่ผ่าน fit the pass mark?
-- question_th: คำว่า ผ่าน หรือ ไม่ผ่าน ตรงกับเกณฑ์หรือไม่
-- because: The remark is what readers look at first.
-- because_th: หมายเหตุเป็นสิ่งที่ผู้อ่านดูก่อน
-- computed: Against the pass mark that the document states (error), else against 85 (warning). Silent where it states several
--     and the table none.
-- computed_th: เทียบกับเกณฑ์ที่เอกสารระบุ (ข้อผิดพลาด) มิฉะนั้นเทียบกับ 85 (คำเตือน) หากเอกสารระบุหลายเกณฑ์และตารางไม่ระบุ
--     จะไม่แจ้ง
-- subject: indicator:<no>:<year> or total:<year>
-- values: score, remark and mark
-- false_positives: An office with a pass mark of its own that the document does not state.
-- false_positives_th: หน่วยงานมีเกณฑ์ของตนเองที่ไม่ได้ระบุไว้
-- resolve: Look for the pass mark in the report.
-- resolve_th: ค้นหาเกณฑ์การผ่านในรายงาน
WITH remarked AS (
    SELECT
        sha256, table_id, office_id, fiscal_year_be, indicator_no, score, remark_printed, fact_id,
        'indicator:' || indicator_no || ':' || fiscal_year_be AS subject
    FROM scores
    WHERE remark_printed IS NOT NULL
    UNION ALL
    SELECT sha256, table_id, office_id, fiscal_year_be, NULL, score, remark_printed, fact_id, 'total:' || fiscal_year_be
    FROM totals
    WHERE remark_printed IS NOT NULL AND scope = 'total' AND score IS NOT NULL AND agency_id IS NULL
),

marked AS (
    SELECT r.*, coalesce(t.pass_threshold, s.mark) AS stated, coalesce(t.pass_threshold, s.mark, getvariable('pass_mark')::DECIMAL(5, 2)) AS mark
    FROM remarked AS r
    LEFT JOIN tables AS t ON r.sha256 = t.sha256 AND r.table_id = t.table_id
    LEFT JOIN stated_threshold AS s ON r.sha256 = s.sha256
    WHERE t.pass_threshold IS NOT NULL OR NOT coalesce(s.several, FALSE)
)

SELECT
    sha256, office_id, fiscal_year_be, indicator_no, subject,
    score || '/' || remark_printed || '/' || mark AS judged,
    CASE WHEN stated IS NULL THEN 'warning' ELSE 'error' END AS severity,
    'คะแนน ' || score || ' กำกับว่า “' || remark_printed || '” แต่เกณฑ์ผ่านคือ ' || mark AS message,
    'The score ' || score || ' is marked "' || remark_printed || '", the pass mark is ' || mark AS message_en,
    CASE WHEN score >= mark THEN 'ผ่าน' ELSE 'ไม่ผ่าน' END AS expected,
    remark_printed AS found,
    [fact_id] AS fact_ids
FROM marked
WHERE
    (regexp_matches(remark_printed, '^(ผ่าน|ผ่านเกณฑ์)$') AND score < mark)
    OR (regexp_matches(remark_printed, '^ไม่ผ่าน') AND score >= mark)
