-- check: ambiguous_office_named
-- severity: warning
-- question: Is an office named that could be several, and the document's own office does not settle it?
-- question_th: มีชื่อสำนักงานที่อาจหมายถึงหลายแห่งหรือไม่
-- because: Without its number the name says nothing certain.
-- because_th: ชื่อที่ไม่มีเลขเขตบอกไม่ได้แน่ว่าหมายถึงแห่งใด
-- computed: Ambiguous names whose candidates do not include the document's office.
-- computed_th: ชื่อที่อาจหมายถึงหลายสำนักงาน และสำนักงานเจ้าของรายงานไม่ได้อยู่ในกลุ่มนั้น
-- subject: name:<folded name>
-- values: the printed name
-- false_positives: A sentence about all offices of a province.
-- false_positives_th: ประโยคที่พูดถึงทุกเขตของจังหวัด
-- resolve: Read the sentence; add an alias where the spelling is certain.
-- resolve_th: อ่านประโยคในกรอบ
SELECT
    m.sha256, d.office_id, d.fiscal_year_be,
    'name:' || regexp_replace(m.printed, '\s+', '', 'g') AS subject,
    regexp_replace(m.printed, '\s+', '', 'g') AS judged,
    'ชื่อ “' || min(m.printed) || '” อาจหมายถึงหลายสำนักงาน: ' || coalesce(min(c.names), '-') AS message,
    'The name "' || min(m.printed) || '" could be several offices: ' || coalesce(min(c.names), '-') AS message_en,
    NULL AS expected,
    min(m.printed) AS found,
    list(m.fact_id ORDER BY m.fact_id) AS fact_ids
FROM office_mentions AS m
INNER JOIN documents AS d ON m.sha256 = d.sha256
LEFT JOIN candidate_names AS c ON m.fact_id = c.fact_id
WHERE
    d.doc_type IN ('office', 'group') AND m.status = 'ambiguous' AND NOT m.cited
    AND (d.office_id IS NULL OR NOT list_contains(m.candidates, d.office_id))
GROUP BY m.sha256, d.office_id, d.fiscal_year_be, regexp_replace(m.printed, '\s+', '', 'g')
