-- The page that a fact stands on.
SELECT sha256, page FROM evidence_base WHERE fact_id = $fact_id ORDER BY seq LIMIT 1;
