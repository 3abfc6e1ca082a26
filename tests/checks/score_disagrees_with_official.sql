-- fault: the official total is another
-- expect: severity = 'error' AND subject = 'total:2565' AND expected = '91.83' AND found = '92.83'
INSERT INTO official_scores_base BY NAME SELECT 'pesao-mukdahan' AS office_id, 2565 AS fiscal_year_be, 89.42 AS iit, 92.50 AS eit, 95.63 AS oit, 91.83 AS total, 'https://example.org/results.csv' AS source_url;

-- near_miss: the official total is the same
INSERT INTO official_scores_base BY NAME SELECT 'pesao-mukdahan' AS office_id, 2565 AS fiscal_year_be, 89.42 AS iit, 92.50 AS eit, 95.63 AS oit, 92.83 AS total, 'https://example.org/results.csv' AS source_url;

-- near_miss: an official total of another year
INSERT INTO official_scores_base BY NAME SELECT 'pesao-mukdahan' AS office_id, 2563 AS fiscal_year_be, 89.42 AS iit, 92.50 AS eit, 95.63 AS oit, 70.00 AS total, 'https://example.org/results.csv' AS source_url;

-- near_miss: the official table has no total for the office
INSERT INTO official_scores_base BY NAME SELECT 'pesao-mukdahan' AS office_id, 2565 AS fiscal_year_be, 89.42 AS iit, 92.50 AS eit, 95.63 AS oit, NULL AS total, 'https://example.org/results.csv' AS source_url;
