-- Figures at the head of the overview.
SELECT
    (SELECT count(*) FROM desk_documents WHERE status = 'loaded') AS documents,
    (SELECT count(*) FROM desk_documents WHERE status = 'quarantined') AS quarantined,
    (SELECT count(*) FROM desk_documents WHERE status = 'failed') AS failed,
    (SELECT count(DISTINCT office_id) FROM desk_years) AS offices,
    (SELECT count(*) FROM desk_offices WHERE valid_to_be IS NULL) AS all_offices,
    (SELECT count(*) FROM desk_findings) AS findings,
    (SELECT count(*) FROM desk_findings) - (SELECT count(*) FROM desk_statuses WHERE status = 'decided') AS todo,
    (SELECT count(*) FROM desk_statuses WHERE status = 'changed') AS changed,
    (SELECT count(*) FROM desk_statuses WHERE status = 'suggested') AS suggested,
    (SELECT count(*) FROM desk_statuses WHERE disputed) AS disputed,
    (SELECT count(*) FROM desk_orphans) AS orphans;
