-- check: nothing_reported
-- severity: info
-- question: Are obstacles and suggestions all "none"?
-- question_th: อุปสรรคและข้อเสนอแนะเป็น “ไม่มี” ทั้งหมดหรือไม่
-- because: A report without a single obstacle is rarely a reflection.
-- because_th: รายงานที่ไม่มีอุปสรรคเลยอาจยังไม่ได้ทบทวนจริง
-- computed: Every budget statement's obstacle and suggestion is a word for none.
-- computed_th: อุปสรรคและข้อเสนอแนะทุกรายการเป็นคำว่าไม่มี
-- subject: document
-- values: count of statements
-- false_positives: It may be true.
-- false_positives_th: อาจเป็นจริง
-- resolve: Ask the office.
-- resolve_th: สอบถามหน่วยงาน
SELECT
    sha256, office_id, min(fiscal_year_be) AS fiscal_year_be,
    'document' AS subject,
    count(*)::VARCHAR AS judged,
    'อุปสรรคและข้อเสนอแนะเป็น “ไม่มี” ทั้ง ' || count(*) || ' รายการ' AS message,
    'Obstacles and suggestions are all "none" (' || count(*) || ' statements)' AS message_en,
    NULL AS expected,
    'ไม่มี' AS found,
    list(fact_id ORDER BY fact_id) AS fact_ids
FROM budgets
WHERE obstacle IS NOT NULL OR suggestion IS NOT NULL
GROUP BY sha256, office_id
HAVING bool_and(
    regexp_matches(coalesce(obstacle, '-'), '^[\s\-–—.]*(ไม่มี|ไม่พบ|ไม่มีปัญหา|ไม่มีอุปสรรค|ไม่มีข้อเสนอแนะ)?[\s\-–—.]*$')
    AND regexp_matches(coalesce(suggestion, '-'), '^[\s\-–—.]*(ไม่มี|ไม่พบ|ไม่มีปัญหา|ไม่มีอุปสรรค|ไม่มีข้อเสนอแนะ)?[\s\-–—.]*$')
)
