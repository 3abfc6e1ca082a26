-- fault: one PDF for two offices
-- expect: severity = 'error' AND subject = 'document' AND message_en LIKE '%pesao-mukdahan, sesao-nan%'
INSERT INTO sightings_base SELECT * REPLACE ('x' AS sighting_id, 'sesao-nan' AS office_id) FROM sightings_base WHERE sha256 = doc('now');

-- fault: one PDF for two years
-- expect: subject = 'document'
INSERT INTO sightings_base SELECT * REPLACE ('x' AS sighting_id, 2565 AS fiscal_year_be) FROM sightings_base WHERE sha256 = doc('now');

-- near_miss: seen twice for the same office and year
INSERT INTO sightings_base SELECT * REPLACE ('x' AS sighting_id, 'https://example.org/again.pdf' AS url) FROM sightings_base WHERE sha256 = doc('now');

-- near_miss: seen once without an office
INSERT INTO sightings_base SELECT * REPLACE ('x' AS sighting_id, NULL AS office_id, NULL AS fiscal_year_be) FROM sightings_base WHERE sha256 = doc('now');
