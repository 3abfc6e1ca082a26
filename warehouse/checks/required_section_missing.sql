-- check: required_section_missing
-- severity: warning
-- question: Does the report have every section that its item of the open-data form asks for?
-- question_th: รายงานมีหัวข้อครบตามที่แบบ OIT กำหนดหรือไม่
-- because: A report without analysis, measures or results does not answer the item and may lose its point.
-- because_th: รายงานที่ไม่มีบทวิเคราะห์ มาตรการ หรือผล ไม่ตอบข้อที่แบบกำหนด และอาจไม่ได้คะแนน
-- computed: Required sections of the item and year (oit_items.csv, rows that are seen or verified) against headings and what
--     was read: scores or claims count as analysis, measures as measures, result rows as results; the document's title counts
--     for none. Silent where a page or a table could not be read.
-- computed_th: หัวข้อที่แบบ OIT ของข้อและปีนั้นกำหนด (oit_items.csv เฉพาะแถวที่แน่นอน) เทียบกับหัวข้อและสิ่งที่อ่านได้
--     ชื่อเรื่องของเอกสารไม่นับ หากมีหน้าหรือตารางที่อ่านไม่ได้จะไม่แจ้ง
-- subject: section:<kind>
-- values: item and kind
-- false_positives: A section under a heading in other words.
-- false_positives_th: หัวข้อที่ใช้ถ้อยคำอื่น
-- resolve: Look for the section; extend oit_items.csv where the item asks for something else.
-- resolve_th: ค้นหาหัวข้อในรายงาน
WITH asked AS (
    SELECT d.sha256, d.office_id, d.fiscal_year_be, i.item, unnest(string_split(i.required_sections, ' ')) AS kind
    FROM documents AS d
    INNER JOIN oit_items AS i
        ON d.oit_item = i.item AND i.agency_type = 'area_office' AND i.certainty IN ('seen', 'verified')
        AND d.fiscal_year_be BETWEEN i.fiscal_year_be_from AND coalesce(i.fiscal_year_be_to, 9999)
    WHERE
        d.doc_type = 'office' AND i.required_sections <> ''
        AND NOT EXISTS (
            SELECT 1 FROM row_findings AS r WHERE r.sha256 = d.sha256 AND r.rule IN ('page_not_readable', 'table_not_recognised')
        )
),

headings AS (
    SELECT sha256, kind, fact_id, row_number() OVER (PARTITION BY sha256 ORDER BY page, top, x0) AS nth
    FROM sections
),

answered AS (
    SELECT sha256, kind FROM headings WHERE nth > 1
    UNION
    SELECT sha256, 'analysis' FROM headings WHERE kind = 'scores' AND nth > 1
    UNION
    SELECT sha256, 'analysis' FROM scores
    UNION
    SELECT sha256, 'analysis' FROM claims WHERE kind IN ('weak', 'weakest', 'strongest')
    UNION
    SELECT sha256, 'measures' FROM measures
    UNION
    SELECT sha256, 'results' FROM measure_results
)

SELECT
    a.sha256, a.office_id, a.fiscal_year_be,
    'section:' || a.kind AS subject,
    a.item || '/' || a.kind AS judged,
    'รายงาน ' || a.item || ' ปี ' || a.fiscal_year_be || ' ไม่มีส่วน' || CASE a.kind
        WHEN 'analysis' THEN 'การวิเคราะห์ผลการประเมิน' WHEN 'measures' THEN 'มาตรการหรือแนวทาง' WHEN 'results' THEN 'ผลการดำเนินการ' ELSE a.kind
    END AS message,
    'The report ' || a.item || ' of ' || a.fiscal_year_be || ' has no section of ' || a.kind AS message_en,
    a.kind AS expected,
    (SELECT string_agg(DISTINCT h.kind, ', ' ORDER BY h.kind) FROM headings AS h WHERE h.sha256 = a.sha256) AS found,
    (SELECT list(h.fact_id) FROM headings AS h WHERE h.sha256 = a.sha256 AND h.nth = 1) AS fact_ids
FROM asked AS a
ANTI JOIN answered AS b ON a.sha256 = b.sha256 AND a.kind = b.kind
