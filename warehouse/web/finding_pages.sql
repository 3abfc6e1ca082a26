-- Size and turn of the pages that a finding's evidence stands on.
SELECT p.sha256, p.page, p.width, p.height, p.rotation, d.office_id, d.fiscal_year_be, o.abbr_th AS office, d.url, d.seen_at
FROM pages_base AS p
LEFT JOIN desk_documents AS d ON p.sha256 = d.sha256
LEFT JOIN desk_offices AS o ON d.office_id = o.office_id
WHERE p.sha256 IN (SELECT unnest($digests::VARCHAR[])) AND p.page IN (SELECT unnest($numbers::INTEGER[]));
