-- Size and turn of one page.
SELECT width, height, rotation FROM pages_base WHERE sha256 = $sha256 AND page = $page;
