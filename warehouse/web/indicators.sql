-- Numbers and names of the ten indicators.
SELECT indicator_no, arg_max(name, valid_from_be) AS name, min(instrument) AS instrument FROM indicators_base GROUP BY indicator_no ORDER BY indicator_no;
