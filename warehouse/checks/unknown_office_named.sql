-- check: unknown_office_named
-- severity: error
-- question: Is something printed as an area office that is none?
-- question_th: มีชื่อที่พิมพ์เป็นสำนักงานเขตพื้นที่แต่ไม่มีอยู่จริงหรือไม่
-- because: Residue of search-and-replace; the text was taken from elsewhere.
-- because_th: ร่องรอยการแทนที่คำ แสดงว่าข้อความมาจากที่อื่น
-- computed: Office names of the document that resolve to no office, with the nearest ones. Silent where a joint office is called by
--     one of its own provinces.
-- computed_th: ชื่อในเอกสารที่ไม่ตรงกับสำนักงานใด พร้อมชื่อที่ใกล้เคียงที่สุด สำนักงานร่วมที่ถูกเรียกด้วยชื่อจังหวัดเดียวของตนไม่แจ้ง
-- subject: name:<folded name>
-- values: the printed name
-- false_positives: A misprint of the office's own name.
-- false_positives_th: การพิมพ์ชื่อของตนเองผิด
-- resolve: Compare with the registry: ita offices resolve NAME.
-- resolve_th: เทียบกับทะเบียนสำนักงาน
SELECT
    m.sha256, d.office_id, d.fiscal_year_be,
    'name:' || regexp_replace(m.printed, '\s+', '', 'g') AS subject,
    regexp_replace(m.printed, '\s+', '', 'g') AS judged,
    'ไม่มีสำนักงานชื่อ “' || min(m.printed) || '” (' || count(*) || ' แห่ง) ใกล้เคียง: '
    || coalesce(min(c.names), '-') AS message,
    'There is no office named "' || min(m.printed) || '" (' || count(*) || ' places). Nearest: '
    || coalesce(min(c.names), '-') AS message_en,
    NULL AS expected,
    min(m.printed) AS found,
    list(m.fact_id ORDER BY m.fact_id) AS fact_ids
FROM office_mentions AS m
INNER JOIN documents AS d ON m.sha256 = d.sha256
LEFT JOIN candidate_names AS c ON m.fact_id = c.fact_id
LEFT JOIN offices AS own ON d.office_id = own.office_id
WHERE
    d.doc_type IN ('office', 'group') AND m.status = 'unknown' AND NOT m.cited
    -- a joint office that calls itself by one of its provinces means itself
    AND NOT (
        len(coalesce(own.provinces, [])) > 1 AND list_contains(m.candidates, d.office_id)
        AND len(list_filter(own.provinces, LAMBDA p: ends_with(replace(m.printed, ' ', ''), p))) > 0
    )
GROUP BY m.sha256, d.office_id, d.fiscal_year_be, regexp_replace(m.printed, '\s+', '', 'g')
