-- The pages of a document.
SELECT page, width, height, rotation, text_source, health, reason, text FROM pages_base WHERE sha256 = $sha256 ORDER BY page;
