-- check: document_duplicated
-- severity: error
-- question: Was one PDF published for two offices or two years?
-- question_th: PDF ฉบับเดียวถูกเผยแพร่ในนามสองสำนักงานหรือสองปีหรือไม่
-- because: One of the two offices or years has no report of its own.
-- because_th: สำนักงานหรือปีหนึ่งในสองไม่มีรายงานของตนเอง
-- computed: Sightings of the same bytes with different offices or years given by the source.
-- computed_th: PDF ที่มีเนื้อหาตรงกันทุกไบต์ แต่แหล่งที่มาระบุสำนักงานหรือปีต่างกัน
-- subject: document
-- values: offices and years
-- false_positives: A mirror site listed under a neighbour.
-- false_positives_th: เว็บสำรองที่ลงทะเบียนผิดสำนักงาน
-- resolve: Open both addresses.
-- resolve_th: เปิดทั้งสองที่อยู่
SELECT
    sha256,
    'document' AS subject,
    coalesce(string_agg(DISTINCT office_id, ',' ORDER BY office_id), '') || '/' || coalesce(string_agg(DISTINCT fiscal_year_be, ',' ORDER BY fiscal_year_be), '') AS judged,
    'PDF เดียวกันถูกเผยแพร่ในนาม ' || coalesce(string_agg(DISTINCT office_id, ', ' ORDER BY office_id), '-') || ' ปี '
    || coalesce(string_agg(DISTINCT fiscal_year_be, ', ' ORDER BY fiscal_year_be), '-') AS message,
    'One PDF was published for ' || coalesce(string_agg(DISTINCT office_id, ', ' ORDER BY office_id), '-') || ', year '
    || coalesce(string_agg(DISTINCT fiscal_year_be, ', ' ORDER BY fiscal_year_be), '-') AS message_en,
    NULL AS expected,
    string_agg(DISTINCT url, ' ' ORDER BY url) AS found,
    []::VARCHAR[] AS fact_ids
FROM sightings
WHERE sha256 IS NOT NULL
GROUP BY sha256
HAVING count(DISTINCT office_id) > 1 OR count(DISTINCT fiscal_year_be) > 1
