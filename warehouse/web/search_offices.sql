-- Offices whose name holds the words.
SELECT office_id, abbr_th AS office, name_th, name_en AS office_en, region
FROM desk_offices
WHERE contains(lower(concat_ws(' ', abbr_th, name_th, name_en, provinces_th, office_id)), lower($words))
ORDER BY place
LIMIT $most;
