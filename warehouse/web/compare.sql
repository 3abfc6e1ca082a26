-- The ten indicators and the total of several offices in one year.
SELECT office_id, indicator_no, CASE WHEN count(DISTINCT score) = 1 THEN min(score) END AS score, count(DISTINCT score) > 1 AS disputed
FROM scores_base
WHERE office_id IN (SELECT unnest($offices::VARCHAR[])) AND fiscal_year_be = $year
GROUP BY office_id, indicator_no
UNION ALL
SELECT office_id, 0, total, disputed
FROM desk_totals
WHERE office_id IN (SELECT unnest($offices::VARCHAR[])) AND fiscal_year_be = $year
ORDER BY indicator_no, office_id;
