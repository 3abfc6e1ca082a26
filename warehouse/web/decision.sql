-- What was decided on another finding: the earlier values of this one, or its like in another document.
SELECT * FROM desk_decisions WHERE finding_id = $finding_id;
