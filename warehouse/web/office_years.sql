-- What is known of an office by year.
SELECT * FROM desk_years WHERE office_id = $office AND fiscal_year_be IS NOT NULL ORDER BY fiscal_year_be;
