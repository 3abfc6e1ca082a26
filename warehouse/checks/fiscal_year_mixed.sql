-- check: fiscal_year_mixed
-- severity: warning
-- question: Are there years in headings or claims that are neither the report's year nor the one before?
-- question_th: หัวข้อหรือข้อความมีปีที่ไม่ใช่ปีของรายงานหรือปีก่อนหน้าหรือไม่
-- because: A year left over shows text of an older report.
-- because_th: ปีที่หลงเหลือแสดงว่าข้อความมาจากรายงานเก่า
-- computed: Fiscal years in title, headings, captions and claims against the document's year N: N and N-1 are silent.
-- computed_th: ปีงบประมาณในชื่อเรื่อง หัวข้อ คำบรรยายตาราง และข้อความ เทียบกับปีของรายงาน (N) โดยปี N และ N-1 ไม่แจ้ง
-- subject: year:<year>
-- values: the year
-- false_positives: A comparison over several years.
-- false_positives_th: การเปรียบเทียบหลายปี
-- resolve: Read the heading.
-- resolve_th: อ่านหัวข้อ
SELECT
    y.sha256, d.office_id, y.fiscal_year_be,
    'year:' || y.fiscal_year_be AS subject,
    y.fiscal_year_be || '/' || d.fiscal_year_be AS judged,
    'รายงานปี ' || d.fiscal_year_be || ' แต่หัวข้อหรือข้อความกล่าวถึงปี ' || y.fiscal_year_be AS message,
    'The report is of ' || d.fiscal_year_be || ', but headings or claims speak of ' || y.fiscal_year_be AS message_en,
    d.fiscal_year_be || ', ' || (d.fiscal_year_be - 1) AS expected,
    y.fiscal_year_be::VARCHAR AS found,
    list(y.fact_id ORDER BY y.fact_id) AS fact_ids
FROM year_mentions AS y
INNER JOIN documents AS d ON y.sha256 = d.sha256
WHERE
    d.doc_type IN ('office', 'group') AND d.fiscal_year_be IS NOT NULL AND y.role IN ('title', 'heading', 'caption', 'claim')
    AND y.fiscal_year_be NOT IN (d.fiscal_year_be, d.fiscal_year_be - 1)
    -- a table of several years has its years in its own columns: they are compared on purpose
    AND y.fiscal_year_be NOT IN (SELECT s.fiscal_year_be FROM scores AS s WHERE s.sha256 = y.sha256 AND s.year_basis = 'column')
GROUP BY y.sha256, d.office_id, y.fiscal_year_be, d.fiscal_year_be
