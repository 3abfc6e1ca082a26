-- เอกสารที่อ่านไม่ได้ หรือยังไม่ทราบว่าเป็นของสำนักงานใด / Documents that could not be read or whose office is open
SELECT
    d.sha256,
    d.url,
    d.status,
    d.doc_type,
    d.office_basis,
    d.fiscal_year_be,
    d.text_layer,
    d.reason,
    (SELECT min(s.url) FROM sightings AS s WHERE s.sha256 = d.sha256) AS seen_at_url
FROM documents AS d
WHERE d.status <> 'loaded' OR (d.doc_type = 'office' AND d.office_id IS NULL)
ORDER BY d.status, d.sha256, d.url
