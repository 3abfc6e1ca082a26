-- check: difference_disagrees_with_years
-- severity: error
-- question: Is a printed difference the subtraction of the two years beside it?
-- question_th: ผลต่างที่พิมพ์ตรงกับการลบคะแนนสองปีหรือไม่
-- because: A wrong sign or figure turns a decline into progress.
-- because_th: เครื่องหมายหรือตัวเลขที่ผิดทำให้คะแนนที่ลดลงดูเหมือนเพิ่มขึ้น
-- computed: later year minus earlier year, tolerance 0.015.
-- computed_th: คะแนนปีหลังลบคะแนนปีก่อน ยอมให้ต่างได้ 0.015
-- subject: difference:<indicator or scope>:<years>
-- values: printed difference and subtraction
-- false_positives: Rounding of one hundredth is tolerated.
-- false_positives_th: ยอมให้ต่างหนึ่งในร้อยจากการปัดเศษ
-- resolve: Subtract the two cells shown.
-- resolve_th: ลองลบเลขในสองช่องที่แสดง
SELECT
    sha256, office_id, fiscal_year_be_to AS fiscal_year_be, indicator_no,
    'difference:' || coalesce(indicator_no::VARCHAR, scope) || ':' || fiscal_year_be_from || '-' || fiscal_year_be_to AS subject,
    difference || '/' || (score_to - score_from) AS judged,
    'ผลต่างที่พิมพ์ ' || difference_printed || ' แต่ ' || score_to || ' - ' || score_from || ' = ' || (score_to - score_from) AS message,
    'The printed difference is ' || difference_printed || ', but ' || score_to || ' - ' || score_from || ' = ' || (score_to - score_from) AS message_en,
    (score_to - score_from)::VARCHAR AS expected,
    difference::VARCHAR AS found,
    [fact_id] AS fact_ids
FROM differences
WHERE score_from IS NOT NULL AND score_to IS NOT NULL AND abs(difference - (score_to - score_from)) > getvariable('sum_tolerance')
