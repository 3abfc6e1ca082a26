-- Harvests and ingests, the newest first.
SELECT * FROM desk_runs ORDER BY run_id DESC LIMIT $most;
