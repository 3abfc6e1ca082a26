-- Documents, the newest seen first.
SELECT
    d.sha256, d.office_id, o.abbr_th AS office, o.name_en AS office_en, d.office_basis, d.fiscal_year_be, d.doc_type, d.pages, d.bytes,
    d.text_layer, d.status, d.reason, d.findings, coalesce(d.url, d.tried_url) AS source_url, d.seen_at AS retrieved_at
FROM desk_documents AS d
LEFT JOIN desk_offices AS o ON d.office_id = o.office_id
WHERE
    ($office IS NULL OR d.office_id = $office)
    AND ($year IS NULL OR d.fiscal_year_be = $year)
    AND ($status IS NULL OR d.status = $status)
ORDER BY d.seen_at DESC NULLS LAST, o.place NULLS LAST, d.fiscal_year_be DESC, d.sha256
LIMIT $most OFFSET $skip;
