-- Years that anything is known of, the newest first.
SELECT DISTINCT fiscal_year_be FROM desk_years WHERE fiscal_year_be IS NOT NULL ORDER BY fiscal_year_be DESC;
