-- One document.
SELECT d.*, o.abbr_th AS office, o.name_en AS office_en
FROM desk_documents AS d
LEFT JOIN desk_offices AS o ON d.office_id = o.office_id
WHERE d.sha256 = $sha256;
