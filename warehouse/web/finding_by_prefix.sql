-- A finding by its id or the first letters of it, absent ones too.
SELECT * FROM findings WHERE starts_with(finding_id, $finding_id) LIMIT 2;
