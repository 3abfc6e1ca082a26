-- Base tables: one per fact type of extractors/records.py, with its fields as columns.
-- No primary keys on facts: delete-and-insert by document keeps them unique (docs/adr/0005).

CREATE TABLE settings (
    key VARCHAR,
    value VARCHAR
);
COMMENT ON TABLE settings IS 'Facts about this warehouse itself';
COMMENT ON COLUMN settings.key IS 'schema_version, views, revision (snapshots are numbered by it), reference, reference_files, to_audit';
COMMENT ON COLUMN settings.value IS 'Its value, as text';

CREATE TABLE documents_base (
    sha256 VARCHAR,
    url VARCHAR,
    bytes BIGINT,
    pages INTEGER,
    producer VARCHAR,
    title VARCHAR,
    doc_type VARCHAR CHECK (doc_type IN ('office', 'group', 'school', 'other')),
    doc_type_reason VARCHAR,
    office_id VARCHAR,
    office_basis VARCHAR CHECK (office_basis IN ('source', 'printed', 'conflicting', 'none')),
    fiscal_year_be INTEGER,
    printed_office_id VARCHAR,
    printed_basis VARCHAR,
    printed_distribution STRUCT(name VARCHAR, weight DOUBLE)[],
    printed_fiscal_year_be INTEGER,
    oit_item VARCHAR,
    text_layer VARCHAR,
    extractor VARCHAR,
    status VARCHAR CHECK (status IN ('loaded', 'quarantined', 'failed')),
    reason VARCHAR,
    agency_id VARCHAR
);
COMMENT ON TABLE documents_base IS 'One row per PDF; see the view documents';
COMMENT ON COLUMN documents_base.sha256 IS 'SHA-256 of the PDF''s bytes; names the file in the store';
COMMENT ON COLUMN documents_base.url IS 'Only of a failed document: the address that gave no bytes';
COMMENT ON COLUMN documents_base.bytes IS 'Number of bytes';
COMMENT ON COLUMN documents_base.pages IS 'Number of pages';
COMMENT ON COLUMN documents_base.producer IS 'Program that wrote the PDF, from its metadata';
COMMENT ON COLUMN documents_base.title IS 'Title from the PDF''s metadata';
COMMENT ON COLUMN documents_base.doc_type IS 'office, group, school or other';
COMMENT ON COLUMN documents_base.doc_type_reason IS 'Why it is taken for that type';
COMMENT ON COLUMN documents_base.office_id IS 'Area office whose report this is; NULL while that is not certain';
COMMENT ON COLUMN documents_base.office_basis IS 'source, printed, conflicting or none';
COMMENT ON COLUMN documents_base.fiscal_year_be IS 'The document''s Buddhist-Era fiscal year: as the source or operator says, else as printed';
COMMENT ON COLUMN documents_base.printed_office_id IS 'Office that the document itself names for certain';
COMMENT ON COLUMN documents_base.printed_basis IS 'printed, conflicting or none';
COMMENT ON COLUMN documents_base.printed_distribution IS 'Names printed in the document with their weights, heaviest first';
COMMENT ON COLUMN documents_base.printed_fiscal_year_be IS 'Year the document itself prints';
COMMENT ON COLUMN documents_base.oit_item IS 'Item of the open-data form, e.g. O42';
COMMENT ON COLUMN documents_base.text_layer IS 'text, scanned, mixed or broken';
COMMENT ON COLUMN documents_base.extractor IS 'Version of the reading code';
COMMENT ON COLUMN documents_base.status IS 'loaded, quarantined (bytes are kept but cannot be read) or failed (there are no bytes)';
COMMENT ON COLUMN documents_base.reason IS 'Why, in words; empty when all is well';
COMMENT ON COLUMN documents_base.agency_id IS 'Body that is no area office whose own report this is';

CREATE TABLE sightings_base (
    sighting_id VARCHAR,
    run_id VARCHAR,
    sha256 VARCHAR,
    url VARCHAR,
    office_id VARCHAR,
    fiscal_year_be INTEGER,
    seen_at VARCHAR,
    outcome VARCHAR,
    reason VARCHAR,
    bytes BIGINT,
    headers VARCHAR
);
COMMENT ON TABLE sightings_base IS 'One row per time a PDF was seen or tried';
COMMENT ON COLUMN sightings_base.sighting_id IS 'Unique id, sortable by time';
COMMENT ON COLUMN sightings_base.run_id IS 'Run that saw it';
COMMENT ON COLUMN sightings_base.sha256 IS 'SHA-256 of the PDF''s bytes; names the file in the store';
COMMENT ON COLUMN sightings_base.url IS 'Where it was seen: address, or file: and path';
COMMENT ON COLUMN sightings_base.office_id IS 'Office that the source or operator gave; NULL when none';
COMMENT ON COLUMN sightings_base.fiscal_year_be IS 'Year that the source or operator gave; never the year of a value';
COMMENT ON COLUMN sightings_base.seen_at IS 'Time, ISO 8601 UTC';
COMMENT ON COLUMN sightings_base.outcome IS 'stored, new_version, known_elsewhere (the same bytes came from another address before), unchanged, not_modified, not_listed, or why there are no bytes';
COMMENT ON COLUMN sightings_base.reason IS 'Why, in words; empty when all is well';
COMMENT ON COLUMN sightings_base.bytes IS 'Number of bytes';
COMMENT ON COLUMN sightings_base.headers IS 'Response headers that matter, as JSON';

CREATE TABLE pages_base (
    sha256 VARCHAR,
    page INTEGER,
    width DOUBLE,
    height DOUBLE,
    rotation INTEGER,
    text_source VARCHAR,
    health DOUBLE,
    reason VARCHAR,
    text VARCHAR
);
COMMENT ON TABLE pages_base IS 'One row per page';
COMMENT ON COLUMN pages_base.sha256 IS 'SHA-256 of the PDF''s bytes; names the file in the store';
COMMENT ON COLUMN pages_base.page IS 'Page number from 1';
COMMENT ON COLUMN pages_base.width IS 'Page width in points, upright';
COMMENT ON COLUMN pages_base.height IS 'Page height in points, upright';
COMMENT ON COLUMN pages_base.rotation IS 'Degrees clockwise that were needed to show the text upright';
COMMENT ON COLUMN pages_base.text_source IS 'pdfium, pdfminer, ocr or none';
COMMENT ON COLUMN pages_base.health IS '0 unusable to 1 clean';
COMMENT ON COLUMN pages_base.reason IS 'Why, in words; empty when all is well';
COMMENT ON COLUMN pages_base.text IS 'Repaired text of the page, for search';

CREATE TABLE evidence_base (
    fact_id VARCHAR,
    seq INTEGER,
    sha256 VARCHAR,
    page INTEGER,
    x0 DOUBLE,
    top DOUBLE,
    x1 DOUBLE,
    bottom DOUBLE,
    quote VARCHAR
);
COMMENT ON TABLE evidence_base IS 'Every box of every fact';
COMMENT ON COLUMN evidence_base.fact_id IS 'Unique id of the fact';
COMMENT ON COLUMN evidence_base.seq IS 'Running number of the box within its fact, from 1; the first is the box in the fact''s own row';
COMMENT ON COLUMN evidence_base.sha256 IS 'SHA-256 of the PDF''s bytes; names the file in the store';
COMMENT ON COLUMN evidence_base.page IS 'Page number from 1';
COMMENT ON COLUMN evidence_base.x0 IS 'Left edge of the box, points from the displayed page''s left';
COMMENT ON COLUMN evidence_base.top IS 'Upper edge of the box, points from the displayed page''s top';
COMMENT ON COLUMN evidence_base.x1 IS 'Right edge of the box, points';
COMMENT ON COLUMN evidence_base.bottom IS 'Lower edge of the box, points';
COMMENT ON COLUMN evidence_base.quote IS 'Raw characters of the box, never repaired';

CREATE TABLE tables_base (
    fact_id VARCHAR,
    sha256 VARCHAR,
    page INTEGER,
    x0 DOUBLE,
    top DOUBLE,
    x1 DOUBLE,
    bottom DOUBLE,
    quote VARCHAR,
    table_id VARCHAR,
    layout VARCHAR,
    kind VARCHAR,
    caption VARCHAR,
    fiscal_year_be INTEGER,
    claims_all_ten BOOLEAN,
    in_score_order BOOLEAN,
    pass_threshold DECIMAL(5,2),
    n_rows INTEGER
);
COMMENT ON TABLE tables_base IS 'One row per table that was recognised or looked like one';
COMMENT ON COLUMN tables_base.fact_id IS 'Unique id of the fact';
COMMENT ON COLUMN tables_base.sha256 IS 'SHA-256 of the PDF''s bytes; names the file in the store';
COMMENT ON COLUMN tables_base.page IS 'Page number from 1';
COMMENT ON COLUMN tables_base.x0 IS 'Left edge of the box, points from the displayed page''s left';
COMMENT ON COLUMN tables_base.top IS 'Upper edge of the box, points from the displayed page''s top';
COMMENT ON COLUMN tables_base.x1 IS 'Right edge of the box, points';
COMMENT ON COLUMN tables_base.bottom IS 'Lower edge of the box, points';
COMMENT ON COLUMN tables_base.quote IS 'Raw characters of the box, never repaired';
COMMENT ON COLUMN tables_base.table_id IS 'Unique id of the table';
COMMENT ON COLUMN tables_base.layout IS 'Layout module that read it';
COMMENT ON COLUMN tables_base.kind IS 'indicator, instrument, ranking, measures, results, budget, scale, questions, oit or other';
COMMENT ON COLUMN tables_base.caption IS 'Caption or nearest heading';
COMMENT ON COLUMN tables_base.fiscal_year_be IS 'Year of the whole table; NULL when it has several or none';
COMMENT ON COLUMN tables_base.claims_all_ten IS 'Heading, prose, ranks or rows say that all ten indicators stand here';
COMMENT ON COLUMN tables_base.in_score_order IS 'Said to be in order of score';
COMMENT ON COLUMN tables_base.pass_threshold IS 'Printed pass mark';
COMMENT ON COLUMN tables_base.n_rows IS 'Data rows read';

CREATE TABLE scores_base (
    fact_id VARCHAR,
    sha256 VARCHAR,
    page INTEGER,
    x0 DOUBLE,
    top DOUBLE,
    x1 DOUBLE,
    bottom DOUBLE,
    quote VARCHAR,
    office_named VARCHAR,
    office_id VARCHAR,
    fiscal_year_be INTEGER NOT NULL CHECK (fiscal_year_be BETWEEN 2500 AND 2700),
    year_basis VARCHAR,
    indicator_no INTEGER NOT NULL CHECK (indicator_no BETWEEN 1 AND 10),
    indicator_name VARCHAR,
    instrument VARCHAR,
    score DECIMAL(5,2) NOT NULL,
    score_printed VARCHAR,
    level_printed VARCHAR,
    rank_printed INTEGER,
    remark_printed VARCHAR,
    number_printed VARCHAR,
    name_printed VARCHAR,
    table_id VARCHAR,
    place VARCHAR CHECK (place IN ('table', 'prose')),
    reading VARCHAR CHECK (reading IN ('text', 'ocr', 'reconciled'))
);
COMMENT ON TABLE scores_base IS 'Printed scores of indicators of area offices';
COMMENT ON COLUMN scores_base.fact_id IS 'Unique id of the fact';
COMMENT ON COLUMN scores_base.sha256 IS 'SHA-256 of the PDF''s bytes; names the file in the store';
COMMENT ON COLUMN scores_base.page IS 'Page number from 1';
COMMENT ON COLUMN scores_base.x0 IS 'Left edge of the box, points from the displayed page''s left';
COMMENT ON COLUMN scores_base.top IS 'Upper edge of the box, points from the displayed page''s top';
COMMENT ON COLUMN scores_base.x1 IS 'Right edge of the box, points';
COMMENT ON COLUMN scores_base.bottom IS 'Lower edge of the box, points';
COMMENT ON COLUMN scores_base.quote IS 'Raw characters of the box, never repaired';
COMMENT ON COLUMN scores_base.office_named IS 'Office named in the row or sentence itself; NULL means the document''s';
COMMENT ON COLUMN scores_base.office_id IS 'Area office of the row: named in row or column heading, else the document''s; NULL while that is not certain';
COMMENT ON COLUMN scores_base.fiscal_year_be IS 'Buddhist-Era fiscal year that the value belongs to';
COMMENT ON COLUMN scores_base.year_basis IS 'column, caption, heading or sentence';
COMMENT ON COLUMN scores_base.indicator_no IS 'Indicator 1-10';
COMMENT ON COLUMN scores_base.indicator_name IS 'Official name of the indicator';
COMMENT ON COLUMN scores_base.instrument IS 'IIT, EIT or OIT';
COMMENT ON COLUMN scores_base.score IS 'Score on 0-100';
COMMENT ON COLUMN scores_base.score_printed IS 'Score as printed, repaired and bare';
COMMENT ON COLUMN scores_base.level_printed IS 'Bare level word as printed';
COMMENT ON COLUMN scores_base.rank_printed IS 'Rank as printed';
COMMENT ON COLUMN scores_base.remark_printed IS 'Remark as printed';
COMMENT ON COLUMN scores_base.number_printed IS 'Indicator number as printed';
COMMENT ON COLUMN scores_base.name_printed IS 'Name as printed, repaired';
COMMENT ON COLUMN scores_base.table_id IS 'Table it stands in; NULL in prose';
COMMENT ON COLUMN scores_base.place IS 'table or prose';
COMMENT ON COLUMN scores_base.reading IS 'text, ocr or reconciled';

CREATE TABLE agency_scores_base (
    fact_id VARCHAR,
    sha256 VARCHAR,
    page INTEGER,
    x0 DOUBLE,
    top DOUBLE,
    x1 DOUBLE,
    bottom DOUBLE,
    quote VARCHAR,
    agency_id VARCHAR,
    fiscal_year_be INTEGER,
    year_basis VARCHAR,
    indicator_no INTEGER,
    indicator_name VARCHAR,
    instrument VARCHAR,
    score DECIMAL(5,2),
    score_printed VARCHAR,
    level_printed VARCHAR,
    rank_printed INTEGER,
    remark_printed VARCHAR,
    number_printed VARCHAR,
    name_printed VARCHAR,
    table_id VARCHAR,
    place VARCHAR,
    reading VARCHAR
);
COMMENT ON TABLE agency_scores_base IS 'Printed scores of indicators of schools and other agencies';
COMMENT ON COLUMN agency_scores_base.fact_id IS 'Unique id of the fact';
COMMENT ON COLUMN agency_scores_base.sha256 IS 'SHA-256 of the PDF''s bytes; names the file in the store';
COMMENT ON COLUMN agency_scores_base.page IS 'Page number from 1';
COMMENT ON COLUMN agency_scores_base.x0 IS 'Left edge of the box, points from the displayed page''s left';
COMMENT ON COLUMN agency_scores_base.top IS 'Upper edge of the box, points from the displayed page''s top';
COMMENT ON COLUMN agency_scores_base.x1 IS 'Right edge of the box, points';
COMMENT ON COLUMN agency_scores_base.bottom IS 'Lower edge of the box, points';
COMMENT ON COLUMN agency_scores_base.quote IS 'Raw characters of the box, never repaired';
COMMENT ON COLUMN agency_scores_base.agency_id IS 'Body that is no area office';
COMMENT ON COLUMN agency_scores_base.fiscal_year_be IS 'Buddhist-Era fiscal year that the value belongs to';
COMMENT ON COLUMN agency_scores_base.year_basis IS 'column, caption, heading or sentence';
COMMENT ON COLUMN agency_scores_base.indicator_no IS 'Indicator 1-10';
COMMENT ON COLUMN agency_scores_base.indicator_name IS 'Official name of the indicator';
COMMENT ON COLUMN agency_scores_base.instrument IS 'IIT, EIT or OIT';
COMMENT ON COLUMN agency_scores_base.score IS 'Score on 0-100';
COMMENT ON COLUMN agency_scores_base.score_printed IS 'Score as printed, repaired and bare';
COMMENT ON COLUMN agency_scores_base.level_printed IS 'Bare level word as printed';
COMMENT ON COLUMN agency_scores_base.rank_printed IS 'Rank as printed';
COMMENT ON COLUMN agency_scores_base.remark_printed IS 'Remark as printed';
COMMENT ON COLUMN agency_scores_base.number_printed IS 'Indicator number as printed';
COMMENT ON COLUMN agency_scores_base.name_printed IS 'Name as printed, repaired';
COMMENT ON COLUMN agency_scores_base.table_id IS 'Table it stands in; NULL in prose';
COMMENT ON COLUMN agency_scores_base.place IS 'table or prose';
COMMENT ON COLUMN agency_scores_base.reading IS 'text, ocr or reconciled';

CREATE TABLE agencies_base (
    agency_id VARCHAR,
    agency_type VARCHAR,
    name VARCHAR,
    province VARCHAR,
    sha256 VARCHAR
);
COMMENT ON TABLE agencies_base IS 'Bodies that are no area office';
COMMENT ON COLUMN agencies_base.agency_id IS 'Stable id made of type, name and province';
COMMENT ON COLUMN agencies_base.agency_type IS 'school, hospital, municipality, other';
COMMENT ON COLUMN agencies_base.name IS 'Name as printed, repaired';
COMMENT ON COLUMN agencies_base.province IS 'Province';
COMMENT ON COLUMN agencies_base.sha256 IS 'A document that names it';

CREATE TABLE totals_base (
    fact_id VARCHAR,
    sha256 VARCHAR,
    page INTEGER,
    x0 DOUBLE,
    top DOUBLE,
    x1 DOUBLE,
    bottom DOUBLE,
    quote VARCHAR,
    office_named VARCHAR,
    office_id VARCHAR,
    agency_id VARCHAR,
    fiscal_year_be INTEGER NOT NULL CHECK (fiscal_year_be BETWEEN 2500 AND 2700),
    year_basis VARCHAR,
    scope VARCHAR CHECK (scope IN ('total', 'IIT', 'EIT', 'OIT')),
    score DECIMAL(5,2),
    score_printed VARCHAR,
    weighted_score DECIMAL(5,2),
    level_printed VARCHAR,
    rank_printed INTEGER,
    remark_printed VARCHAR,
    table_id VARCHAR,
    place VARCHAR,
    reading VARCHAR
);
COMMENT ON TABLE totals_base IS 'Printed totals and instrument scores';
COMMENT ON COLUMN totals_base.fact_id IS 'Unique id of the fact';
COMMENT ON COLUMN totals_base.sha256 IS 'SHA-256 of the PDF''s bytes; names the file in the store';
COMMENT ON COLUMN totals_base.page IS 'Page number from 1';
COMMENT ON COLUMN totals_base.x0 IS 'Left edge of the box, points from the displayed page''s left';
COMMENT ON COLUMN totals_base.top IS 'Upper edge of the box, points from the displayed page''s top';
COMMENT ON COLUMN totals_base.x1 IS 'Right edge of the box, points';
COMMENT ON COLUMN totals_base.bottom IS 'Lower edge of the box, points';
COMMENT ON COLUMN totals_base.quote IS 'Raw characters of the box, never repaired';
COMMENT ON COLUMN totals_base.office_named IS 'Office named in the row or sentence itself; NULL means the document''s';
COMMENT ON COLUMN totals_base.office_id IS 'Area office; NULL while it is not certain';
COMMENT ON COLUMN totals_base.agency_id IS 'Body that is no area office';
COMMENT ON COLUMN totals_base.fiscal_year_be IS 'Buddhist-Era fiscal year that the value belongs to';
COMMENT ON COLUMN totals_base.year_basis IS 'column, caption, heading or sentence';
COMMENT ON COLUMN totals_base.scope IS 'total, IIT, EIT or OIT';
COMMENT ON COLUMN totals_base.score IS 'Score on 0-100';
COMMENT ON COLUMN totals_base.score_printed IS 'Score as printed, repaired and bare';
COMMENT ON COLUMN totals_base.weighted_score IS 'Score out of the instrument''s weight, when printed';
COMMENT ON COLUMN totals_base.level_printed IS 'Bare level word as printed';
COMMENT ON COLUMN totals_base.rank_printed IS 'Rank as printed';
COMMENT ON COLUMN totals_base.remark_printed IS 'Remark as printed';
COMMENT ON COLUMN totals_base.table_id IS 'Table it stands in; NULL in prose';
COMMENT ON COLUMN totals_base.place IS 'table or prose';
COMMENT ON COLUMN totals_base.reading IS 'text, ocr or reconciled';

CREATE TABLE differences_base (
    fact_id VARCHAR,
    sha256 VARCHAR,
    page INTEGER,
    x0 DOUBLE,
    top DOUBLE,
    x1 DOUBLE,
    bottom DOUBLE,
    quote VARCHAR,
    office_named VARCHAR,
    office_id VARCHAR,
    indicator_no INTEGER,
    scope VARCHAR,
    fiscal_year_be_from INTEGER,
    fiscal_year_be_to INTEGER,
    score_from DECIMAL(5,2),
    score_to DECIMAL(5,2),
    difference DECIMAL(7,2),
    difference_printed VARCHAR,
    table_id VARCHAR
);
COMMENT ON TABLE differences_base IS 'Printed differences between two years';
COMMENT ON COLUMN differences_base.fact_id IS 'Unique id of the fact';
COMMENT ON COLUMN differences_base.sha256 IS 'SHA-256 of the PDF''s bytes; names the file in the store';
COMMENT ON COLUMN differences_base.page IS 'Page number from 1';
COMMENT ON COLUMN differences_base.x0 IS 'Left edge of the box, points from the displayed page''s left';
COMMENT ON COLUMN differences_base.top IS 'Upper edge of the box, points from the displayed page''s top';
COMMENT ON COLUMN differences_base.x1 IS 'Right edge of the box, points';
COMMENT ON COLUMN differences_base.bottom IS 'Lower edge of the box, points';
COMMENT ON COLUMN differences_base.quote IS 'Raw characters of the box, never repaired';
COMMENT ON COLUMN differences_base.office_named IS 'Office named in the row or sentence itself; NULL means the document''s';
COMMENT ON COLUMN differences_base.office_id IS 'Area office; NULL while it is not certain';
COMMENT ON COLUMN differences_base.indicator_no IS 'Indicator 1-10';
COMMENT ON COLUMN differences_base.scope IS 'total, IIT, EIT or OIT';
COMMENT ON COLUMN differences_base.fiscal_year_be_from IS 'First year';
COMMENT ON COLUMN differences_base.fiscal_year_be_to IS 'Last year';
COMMENT ON COLUMN differences_base.score_from IS 'Score printed for the first year';
COMMENT ON COLUMN differences_base.score_to IS 'Score of the last year';
COMMENT ON COLUMN differences_base.difference IS 'Signed difference as printed';
COMMENT ON COLUMN differences_base.difference_printed IS 'Difference as printed';
COMMENT ON COLUMN differences_base.table_id IS 'Table it stands in; NULL in prose';

CREATE TABLE measures_base (
    fact_id VARCHAR,
    sha256 VARCHAR,
    page INTEGER,
    x0 DOUBLE,
    top DOUBLE,
    x1 DOUBLE,
    bottom DOUBLE,
    quote VARCHAR,
    office_named VARCHAR,
    office_id VARCHAR,
    fiscal_year_be INTEGER,
    indicator_no INTEGER,
    seq INTEGER,
    seq_printed VARCHAR,
    text VARCHAR,
    responsible VARCHAR[],
    period_start DATE,
    period_end DATE,
    period_printed VARCHAR,
    section VARCHAR,
    table_id VARCHAR
);
COMMENT ON TABLE measures_base IS 'Numbered measures';
COMMENT ON COLUMN measures_base.fact_id IS 'Unique id of the fact';
COMMENT ON COLUMN measures_base.sha256 IS 'SHA-256 of the PDF''s bytes; names the file in the store';
COMMENT ON COLUMN measures_base.page IS 'Page number from 1';
COMMENT ON COLUMN measures_base.x0 IS 'Left edge of the box, points from the displayed page''s left';
COMMENT ON COLUMN measures_base.top IS 'Upper edge of the box, points from the displayed page''s top';
COMMENT ON COLUMN measures_base.x1 IS 'Right edge of the box, points';
COMMENT ON COLUMN measures_base.bottom IS 'Lower edge of the box, points';
COMMENT ON COLUMN measures_base.quote IS 'Raw characters of the box, never repaired';
COMMENT ON COLUMN measures_base.office_named IS 'Office named in the row or sentence itself; NULL means the document''s';
COMMENT ON COLUMN measures_base.office_id IS 'Area office; NULL while it is not certain';
COMMENT ON COLUMN measures_base.fiscal_year_be IS 'Year the measure is for; NULL when nothing says';
COMMENT ON COLUMN measures_base.indicator_no IS 'Indicator 1-10; NULL when the measure names none';
COMMENT ON COLUMN measures_base.seq IS 'Running number within one indicator''s cell or one list, from 1';
COMMENT ON COLUMN measures_base.seq_printed IS 'Number as printed';
COMMENT ON COLUMN measures_base.text IS 'The measure, repaired and unwrapped, without its number';
COMMENT ON COLUMN measures_base.responsible IS 'Responsible units, in print order';
COMMENT ON COLUMN measures_base.period_start IS 'First day';
COMMENT ON COLUMN measures_base.period_end IS 'Last day';
COMMENT ON COLUMN measures_base.period_printed IS 'Period as printed';
COMMENT ON COLUMN measures_base.section IS 'Section it stands in';
COMMENT ON COLUMN measures_base.table_id IS 'Table it stands in; NULL in prose';

CREATE TABLE measure_results_base (
    fact_id VARCHAR,
    sha256 VARCHAR,
    page INTEGER,
    x0 DOUBLE,
    top DOUBLE,
    x1 DOUBLE,
    bottom DOUBLE,
    quote VARCHAR,
    office_named VARCHAR,
    office_id VARCHAR,
    measure_id VARCHAR,
    fiscal_year_be INTEGER,
    indicator_no INTEGER,
    seq INTEGER,
    measure_text VARCHAR,
    result_text VARCHAR,
    outcome_text VARCHAR,
    period_start DATE,
    period_end DATE,
    period_printed VARCHAR,
    section VARCHAR,
    table_id VARCHAR
);
COMMENT ON TABLE measure_results_base IS 'Results of measures';
COMMENT ON COLUMN measure_results_base.fact_id IS 'Unique id of the fact';
COMMENT ON COLUMN measure_results_base.sha256 IS 'SHA-256 of the PDF''s bytes; names the file in the store';
COMMENT ON COLUMN measure_results_base.page IS 'Page number from 1';
COMMENT ON COLUMN measure_results_base.x0 IS 'Left edge of the box, points from the displayed page''s left';
COMMENT ON COLUMN measure_results_base.top IS 'Upper edge of the box, points from the displayed page''s top';
COMMENT ON COLUMN measure_results_base.x1 IS 'Right edge of the box, points';
COMMENT ON COLUMN measure_results_base.bottom IS 'Lower edge of the box, points';
COMMENT ON COLUMN measure_results_base.quote IS 'Raw characters of the box, never repaired';
COMMENT ON COLUMN measure_results_base.office_named IS 'Office named in the row or sentence itself; NULL means the document''s';
COMMENT ON COLUMN measure_results_base.office_id IS 'Area office; NULL while it is not certain';
COMMENT ON COLUMN measure_results_base.measure_id IS 'Measure that the result belongs to; NULL when not matched';
COMMENT ON COLUMN measure_results_base.fiscal_year_be IS 'Buddhist-Era fiscal year that the value belongs to';
COMMENT ON COLUMN measure_results_base.indicator_no IS 'Indicator 1-10';
COMMENT ON COLUMN measure_results_base.seq IS 'Running number within one indicator''s cell or one list, from 1';
COMMENT ON COLUMN measure_results_base.measure_text IS 'Measure as repeated in the results table';
COMMENT ON COLUMN measure_results_base.result_text IS 'What was done';
COMMENT ON COLUMN measure_results_base.outcome_text IS 'What came of it';
COMMENT ON COLUMN measure_results_base.period_start IS 'First day';
COMMENT ON COLUMN measure_results_base.period_end IS 'Last day';
COMMENT ON COLUMN measure_results_base.period_printed IS 'Period as printed';
COMMENT ON COLUMN measure_results_base.section IS 'Section it stands in';
COMMENT ON COLUMN measure_results_base.table_id IS 'Table it stands in; NULL in prose';

CREATE TABLE budgets_base (
    fact_id VARCHAR,
    sha256 VARCHAR,
    page INTEGER,
    x0 DOUBLE,
    top DOUBLE,
    x1 DOUBLE,
    bottom DOUBLE,
    quote VARCHAR,
    office_named VARCHAR,
    office_id VARCHAR,
    fiscal_year_be INTEGER,
    indicator_no INTEGER,
    amount_baht DECIMAL(14,2),
    amount_printed VARCHAR,
    amount_words_baht DECIMAL(14,2),
    is_total BOOLEAN,
    group_id VARCHAR,
    source_printed VARCHAR,
    obstacle VARCHAR,
    suggestion VARCHAR,
    section VARCHAR
);
COMMENT ON TABLE budgets_base IS 'Budget statements';
COMMENT ON COLUMN budgets_base.fact_id IS 'Unique id of the fact';
COMMENT ON COLUMN budgets_base.sha256 IS 'SHA-256 of the PDF''s bytes; names the file in the store';
COMMENT ON COLUMN budgets_base.page IS 'Page number from 1';
COMMENT ON COLUMN budgets_base.x0 IS 'Left edge of the box, points from the displayed page''s left';
COMMENT ON COLUMN budgets_base.top IS 'Upper edge of the box, points from the displayed page''s top';
COMMENT ON COLUMN budgets_base.x1 IS 'Right edge of the box, points';
COMMENT ON COLUMN budgets_base.bottom IS 'Lower edge of the box, points';
COMMENT ON COLUMN budgets_base.quote IS 'Raw characters of the box, never repaired';
COMMENT ON COLUMN budgets_base.office_named IS 'Office named in the row or sentence itself; NULL means the document''s';
COMMENT ON COLUMN budgets_base.office_id IS 'Area office; NULL while it is not certain';
COMMENT ON COLUMN budgets_base.fiscal_year_be IS 'Buddhist-Era fiscal year that the value belongs to';
COMMENT ON COLUMN budgets_base.indicator_no IS 'Indicator 1-10';
COMMENT ON COLUMN budgets_base.amount_baht IS 'Amount in baht, from digits';
COMMENT ON COLUMN budgets_base.amount_printed IS 'Amount as printed';
COMMENT ON COLUMN budgets_base.amount_words_baht IS 'Amount in baht, from Thai words';
COMMENT ON COLUMN budgets_base.is_total IS 'Whether it is a total over other rows';
COMMENT ON COLUMN budgets_base.group_id IS 'Ties items to their total';
COMMENT ON COLUMN budgets_base.source_printed IS 'Where the money comes from';
COMMENT ON COLUMN budgets_base.obstacle IS 'Obstacles as printed';
COMMENT ON COLUMN budgets_base.suggestion IS 'Suggestions as printed';
COMMENT ON COLUMN budgets_base.section IS 'Section it stands in';

CREATE TABLE office_mentions_base (
    fact_id VARCHAR,
    sha256 VARCHAR,
    page INTEGER,
    x0 DOUBLE,
    top DOUBLE,
    x1 DOUBLE,
    bottom DOUBLE,
    quote VARCHAR,
    printed VARCHAR,
    office_id VARCHAR,
    status VARCHAR CHECK (status IN ('resolved', 'ambiguous', 'unknown')),
    candidates VARCHAR[],
    reason VARCHAR,
    level VARCHAR,
    section VARCHAR,
    weight DOUBLE,
    cited BOOLEAN,
    table_id VARCHAR
);
COMMENT ON TABLE office_mentions_base IS 'Every office name that is printed';
COMMENT ON COLUMN office_mentions_base.fact_id IS 'Unique id of the fact';
COMMENT ON COLUMN office_mentions_base.sha256 IS 'SHA-256 of the PDF''s bytes; names the file in the store';
COMMENT ON COLUMN office_mentions_base.page IS 'Page number from 1';
COMMENT ON COLUMN office_mentions_base.x0 IS 'Left edge of the box, points from the displayed page''s left';
COMMENT ON COLUMN office_mentions_base.top IS 'Upper edge of the box, points from the displayed page''s top';
COMMENT ON COLUMN office_mentions_base.x1 IS 'Right edge of the box, points';
COMMENT ON COLUMN office_mentions_base.bottom IS 'Lower edge of the box, points';
COMMENT ON COLUMN office_mentions_base.quote IS 'Raw characters of the box, never repaired';
COMMENT ON COLUMN office_mentions_base.printed IS 'As printed';
COMMENT ON COLUMN office_mentions_base.office_id IS 'Office that the name means for certain, else NULL';
COMMENT ON COLUMN office_mentions_base.status IS 'resolved, ambiguous or unknown';
COMMENT ON COLUMN office_mentions_base.candidates IS 'Office ids that the name could mean, or the nearest';
COMMENT ON COLUMN office_mentions_base.reason IS 'Why it is not certain; empty when resolved';
COMMENT ON COLUMN office_mentions_base.level IS 'primary or secondary, when the printed name says so';
COMMENT ON COLUMN office_mentions_base.section IS 'Section it stands in';
COMMENT ON COLUMN office_mentions_base.weight IS 'How much the place says about whose report this is';
COMMENT ON COLUMN office_mentions_base.cited IS 'Named as another body on purpose';
COMMENT ON COLUMN office_mentions_base.table_id IS 'Table it stands in; NULL in prose';

CREATE TABLE claims_base (
    fact_id VARCHAR,
    sha256 VARCHAR,
    page INTEGER,
    x0 DOUBLE,
    top DOUBLE,
    x1 DOUBLE,
    bottom DOUBLE,
    quote VARCHAR,
    kind VARCHAR,
    indicator_no INTEGER,
    fiscal_year_be INTEGER,
    value DECIMAL(14,2),
    text VARCHAR,
    number_printed VARCHAR,
    name_printed VARCHAR,
    name_indicator_no INTEGER,
    scope VARCHAR,
    table_id VARCHAR
);
COMMENT ON TABLE claims_base IS 'Checkable sentences';
COMMENT ON COLUMN claims_base.fact_id IS 'Unique id of the fact';
COMMENT ON COLUMN claims_base.sha256 IS 'SHA-256 of the PDF''s bytes; names the file in the store';
COMMENT ON COLUMN claims_base.page IS 'Page number from 1';
COMMENT ON COLUMN claims_base.x0 IS 'Left edge of the box, points from the displayed page''s left';
COMMENT ON COLUMN claims_base.top IS 'Upper edge of the box, points from the displayed page''s top';
COMMENT ON COLUMN claims_base.x1 IS 'Right edge of the box, points';
COMMENT ON COLUMN claims_base.bottom IS 'Lower edge of the box, points';
COMMENT ON COLUMN claims_base.quote IS 'Raw characters of the box, never repaired';
COMMENT ON COLUMN claims_base.kind IS 'weakest, strongest, improved, declined, increase, total, rank, threshold, weak, indicator_named';
COMMENT ON COLUMN claims_base.indicator_no IS 'Indicator 1-10';
COMMENT ON COLUMN claims_base.fiscal_year_be IS 'Year the sentence speaks of; NULL when nothing says';
COMMENT ON COLUMN claims_base.value IS 'Printed value of the claim: threshold, increase, rank or total';
COMMENT ON COLUMN claims_base.text IS 'The sentence, repaired';
COMMENT ON COLUMN claims_base.number_printed IS 'Indicator number as printed';
COMMENT ON COLUMN claims_base.name_printed IS 'Name as printed, repaired';
COMMENT ON COLUMN claims_base.name_indicator_no IS 'Indicator that the printed name means';
COMMENT ON COLUMN claims_base.scope IS 'Among which indicators the claim is made: all, IIT, EIT or OIT';
COMMENT ON COLUMN claims_base.table_id IS 'Table it stands in; NULL in prose';

CREATE TABLE year_mentions_base (
    fact_id VARCHAR,
    sha256 VARCHAR,
    page INTEGER,
    x0 DOUBLE,
    top DOUBLE,
    x1 DOUBLE,
    bottom DOUBLE,
    quote VARCHAR,
    fiscal_year_be INTEGER,
    printed VARCHAR,
    section VARCHAR,
    role VARCHAR
);
COMMENT ON TABLE year_mentions_base IS 'Every fiscal year that is printed';
COMMENT ON COLUMN year_mentions_base.fact_id IS 'Unique id of the fact';
COMMENT ON COLUMN year_mentions_base.sha256 IS 'SHA-256 of the PDF''s bytes; names the file in the store';
COMMENT ON COLUMN year_mentions_base.page IS 'Page number from 1';
COMMENT ON COLUMN year_mentions_base.x0 IS 'Left edge of the box, points from the displayed page''s left';
COMMENT ON COLUMN year_mentions_base.top IS 'Upper edge of the box, points from the displayed page''s top';
COMMENT ON COLUMN year_mentions_base.x1 IS 'Right edge of the box, points';
COMMENT ON COLUMN year_mentions_base.bottom IS 'Lower edge of the box, points';
COMMENT ON COLUMN year_mentions_base.quote IS 'Raw characters of the box, never repaired';
COMMENT ON COLUMN year_mentions_base.fiscal_year_be IS 'Buddhist-Era fiscal year that the value belongs to';
COMMENT ON COLUMN year_mentions_base.printed IS 'As printed';
COMMENT ON COLUMN year_mentions_base.section IS 'Section it stands in';
COMMENT ON COLUMN year_mentions_base.role IS 'Where the year stands: title, heading, caption, claim, body, period, legal';

CREATE TABLE sections_base (
    fact_id VARCHAR,
    sha256 VARCHAR,
    page INTEGER,
    x0 DOUBLE,
    top DOUBLE,
    x1 DOUBLE,
    bottom DOUBLE,
    quote VARCHAR,
    kind VARCHAR,
    title VARCHAR,
    indicator_no INTEGER,
    fiscal_year_be INTEGER
);
COMMENT ON TABLE sections_base IS 'Headings and the sections they open';
COMMENT ON COLUMN sections_base.fact_id IS 'Unique id of the fact';
COMMENT ON COLUMN sections_base.sha256 IS 'SHA-256 of the PDF''s bytes; names the file in the store';
COMMENT ON COLUMN sections_base.page IS 'Page number from 1';
COMMENT ON COLUMN sections_base.x0 IS 'Left edge of the box, points from the displayed page''s left';
COMMENT ON COLUMN sections_base.top IS 'Upper edge of the box, points from the displayed page''s top';
COMMENT ON COLUMN sections_base.x1 IS 'Right edge of the box, points';
COMMENT ON COLUMN sections_base.bottom IS 'Lower edge of the box, points';
COMMENT ON COLUMN sections_base.quote IS 'Raw characters of the box, never repaired';
COMMENT ON COLUMN sections_base.kind IS 'analysis, scores, measures, results, budget, follow_up, signature or other';
COMMENT ON COLUMN sections_base.title IS 'The heading, repaired';
COMMENT ON COLUMN sections_base.indicator_no IS 'Indicator 1-10';
COMMENT ON COLUMN sections_base.fiscal_year_be IS 'Buddhist-Era fiscal year that the value belongs to';

CREATE TABLE passages_base (
    fact_id VARCHAR,
    sha256 VARCHAR,
    page INTEGER,
    x0 DOUBLE,
    top DOUBLE,
    x1 DOUBLE,
    bottom DOUBLE,
    quote VARCHAR,
    section VARCHAR,
    text VARCHAR,
    masked VARCHAR
);
COMMENT ON TABLE passages_base IS 'Long passages, for finding copied text';
COMMENT ON COLUMN passages_base.fact_id IS 'Unique id of the fact';
COMMENT ON COLUMN passages_base.sha256 IS 'SHA-256 of the PDF''s bytes; names the file in the store';
COMMENT ON COLUMN passages_base.page IS 'Page number from 1';
COMMENT ON COLUMN passages_base.x0 IS 'Left edge of the box, points from the displayed page''s left';
COMMENT ON COLUMN passages_base.top IS 'Upper edge of the box, points from the displayed page''s top';
COMMENT ON COLUMN passages_base.x1 IS 'Right edge of the box, points';
COMMENT ON COLUMN passages_base.bottom IS 'Lower edge of the box, points';
COMMENT ON COLUMN passages_base.quote IS 'Raw characters of the box, never repaired';
COMMENT ON COLUMN passages_base.section IS 'Section it stands in';
COMMENT ON COLUMN passages_base.text IS 'Repaired text';
COMMENT ON COLUMN passages_base.masked IS 'Consonants and digits of the text without office names, provinces and years';

CREATE TABLE passage_bands_base (
    sha256 VARCHAR,
    fact_id VARCHAR,
    band_key BIGINT
);
COMMENT ON TABLE passage_bands_base IS 'Bands of the MinHash of every passage: passages that share one may be alike';
COMMENT ON COLUMN passage_bands_base.sha256 IS 'SHA-256 of the PDF''s bytes; names the file in the store';
COMMENT ON COLUMN passage_bands_base.fact_id IS 'The passage';
COMMENT ON COLUMN passage_bands_base.band_key IS 'Hash of one band';

CREATE TABLE alike_passages_base (
    sha256 VARCHAR,
    fact_id VARCHAR,
    other_sha256 VARCHAR,
    other_fact_id VARCHAR,
    similarity DOUBLE
);
COMMENT ON TABLE alike_passages_base IS 'Pairs of passages of two documents that were compared and are alike';
COMMENT ON COLUMN alike_passages_base.sha256 IS 'The document whose digest sorts first';
COMMENT ON COLUMN alike_passages_base.fact_id IS 'Its passage';
COMMENT ON COLUMN alike_passages_base.other_sha256 IS 'The other document';
COMMENT ON COLUMN alike_passages_base.other_fact_id IS 'Its passage';
COMMENT ON COLUMN alike_passages_base.similarity IS 'Share of common runs of six consonants, 0 to 1';

CREATE TABLE row_findings_base (
    fact_id VARCHAR,
    sha256 VARCHAR,
    page INTEGER,
    x0 DOUBLE,
    top DOUBLE,
    x1 DOUBLE,
    bottom DOUBLE,
    quote VARCHAR,
    rule VARCHAR NOT NULL,
    subject VARCHAR,
    judged VARCHAR,
    message_th VARCHAR,
    message_en VARCHAR,
    indicator_no INTEGER,
    fiscal_year_be INTEGER,
    expected VARCHAR,
    found VARCHAR
);
COMMENT ON TABLE row_findings_base IS 'What reading itself could not accept';
COMMENT ON COLUMN row_findings_base.fact_id IS 'Unique id of the fact';
COMMENT ON COLUMN row_findings_base.sha256 IS 'SHA-256 of the PDF''s bytes; names the file in the store';
COMMENT ON COLUMN row_findings_base.page IS 'Page number from 1';
COMMENT ON COLUMN row_findings_base.x0 IS 'Left edge of the box, points from the displayed page''s left';
COMMENT ON COLUMN row_findings_base.top IS 'Upper edge of the box, points from the displayed page''s top';
COMMENT ON COLUMN row_findings_base.x1 IS 'Right edge of the box, points';
COMMENT ON COLUMN row_findings_base.bottom IS 'Lower edge of the box, points';
COMMENT ON COLUMN row_findings_base.quote IS 'Raw characters of the box, never repaired';
COMMENT ON COLUMN row_findings_base.rule IS 'Rule of the contract that the row becomes a finding of';
COMMENT ON COLUMN row_findings_base.subject IS 'What the finding is about; never a box or an order';
COMMENT ON COLUMN row_findings_base.judged IS 'Values judged, part of the id';
COMMENT ON COLUMN row_findings_base.message_th IS 'Message in Thai';
COMMENT ON COLUMN row_findings_base.message_en IS 'Message in English';
COMMENT ON COLUMN row_findings_base.indicator_no IS 'Indicator 1-10';
COMMENT ON COLUMN row_findings_base.fiscal_year_be IS 'Buddhist-Era fiscal year that the value belongs to';
COMMENT ON COLUMN row_findings_base.expected IS 'What was expected';
COMMENT ON COLUMN row_findings_base.found IS 'What was found';

CREATE TABLE carried_states (
    finding_id VARCHAR,
    state VARCHAR
);
COMMENT ON TABLE carried_states IS 'States of findings before a rebuild, until the audit that ends it';
COMMENT ON COLUMN carried_states.finding_id IS 'Fingerprint of rule, documents, subject and values';
COMMENT ON COLUMN carried_states.state IS 'State before the rebuild';

CREATE TABLE findings_base (
    finding_id VARCHAR,
    rule VARCHAR,
    severity VARCHAR CHECK (severity IN ('error', 'warning', 'info')),
    sha256 VARCHAR,
    other_sha256 VARCHAR,
    office_id VARCHAR,
    fiscal_year_be INTEGER,
    indicator_no INTEGER,
    subject VARCHAR,
    judged VARCHAR,
    message VARCHAR,
    message_en VARCHAR,
    expected VARCHAR,
    found VARCHAR,
    evidence STRUCT(sha256 VARCHAR, page INTEGER, x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE, quote VARCHAR)[],
    state VARCHAR CHECK (state IN ('new', 'unchanged', 'changed', 'absent', 'reopened'))
);
COMMENT ON TABLE findings_base IS 'What the checks found, absent ones included';
COMMENT ON COLUMN findings_base.finding_id IS 'Fingerprint of rule, documents, subject and values';
COMMENT ON COLUMN findings_base.rule IS 'Name of the check, a file in warehouse/checks';
COMMENT ON COLUMN findings_base.severity IS 'error, warning or info';
COMMENT ON COLUMN findings_base.sha256 IS 'SHA-256 of the PDF''s bytes; names the file in the store';
COMMENT ON COLUMN findings_base.other_sha256 IS 'Second document of a two-document rule';
COMMENT ON COLUMN findings_base.office_id IS 'Area office the finding is about; NULL when open';
COMMENT ON COLUMN findings_base.fiscal_year_be IS 'Buddhist-Era fiscal year that the value belongs to';
COMMENT ON COLUMN findings_base.indicator_no IS 'Indicator 1-10';
COMMENT ON COLUMN findings_base.subject IS 'What the finding is about; never a box or an order';
COMMENT ON COLUMN findings_base.judged IS 'Values judged, part of the id';
COMMENT ON COLUMN findings_base.message IS 'Message in Thai';
COMMENT ON COLUMN findings_base.message_en IS 'Message in English';
COMMENT ON COLUMN findings_base.expected IS 'What was expected';
COMMENT ON COLUMN findings_base.found IS 'What was found';
COMMENT ON COLUMN findings_base.evidence IS 'Boxes: sha256, page, x0, top, x1, bottom, quote';
COMMENT ON COLUMN findings_base.state IS 'new, unchanged, changed, absent or reopened';

CREATE TABLE offices_base (
    office_id VARCHAR,
    level VARCHAR,
    name_th VARCHAR,
    abbr_th VARCHAR,
    name_en VARCHAR,
    provinces_th VARCHAR,
    provinces VARCHAR[],
    area_no INTEGER,
    region VARCHAR,
    valid_from_be INTEGER,
    valid_to_be INTEGER,
    successors VARCHAR[]
);
COMMENT ON TABLE offices_base IS 'Area offices, former ones included';
COMMENT ON COLUMN offices_base.office_id IS 'Stable id, e.g. pesao-mukdahan, sesao-former-37';
COMMENT ON COLUMN offices_base.level IS 'primary or secondary';
COMMENT ON COLUMN offices_base.name_th IS 'Thai name';
COMMENT ON COLUMN offices_base.abbr_th IS 'Thai abbreviation';
COMMENT ON COLUMN offices_base.name_en IS 'English name';
COMMENT ON COLUMN offices_base.provinces_th IS 'Provinces, separated by ;';
COMMENT ON COLUMN offices_base.provinces IS 'Provinces, in official order';
COMMENT ON COLUMN offices_base.area_no IS 'Number in the name';
COMMENT ON COLUMN offices_base.region IS 'Region';
COMMENT ON COLUMN offices_base.valid_from_be IS 'First fiscal year; NULL is open';
COMMENT ON COLUMN offices_base.valid_to_be IS 'Last fiscal year; NULL is still';
COMMENT ON COLUMN offices_base.successors IS 'Ids of the offices that took its area over; empty for present ones';

CREATE TABLE office_successors_base (
    office_id VARCHAR,
    successor_id VARCHAR,
    valid_to_be INTEGER
);
COMMENT ON TABLE office_successors_base IS 'Which office took over from which';
COMMENT ON COLUMN office_successors_base.office_id IS 'Office that no longer exists';
COMMENT ON COLUMN office_successors_base.successor_id IS 'Office that took over its area or a part of it';
COMMENT ON COLUMN office_successors_base.valid_to_be IS 'Last fiscal year of the former office';

CREATE TABLE units_base (
    name VARCHAR,
    variants VARCHAR[],
    certainty VARCHAR
);
COMMENT ON TABLE units_base IS 'Units of an area office';
COMMENT ON COLUMN units_base.name IS 'Name';
COMMENT ON COLUMN units_base.variants IS 'Other spellings';
COMMENT ON COLUMN units_base.certainty IS 'seen, verified, known or doubtful';

CREATE TABLE indicators_base (
    indicator_no INTEGER,
    name VARCHAR,
    instrument VARCHAR,
    variants VARCHAR[],
    valid_from_be INTEGER,
    valid_to_be INTEGER,
    certainty VARCHAR
);
COMMENT ON TABLE indicators_base IS 'The ten indicators';
COMMENT ON COLUMN indicators_base.indicator_no IS 'Number 1-10';
COMMENT ON COLUMN indicators_base.name IS 'Official name of the indicator';
COMMENT ON COLUMN indicators_base.instrument IS 'IIT, EIT or OIT';
COMMENT ON COLUMN indicators_base.variants IS 'Other spellings';
COMMENT ON COLUMN indicators_base.valid_from_be IS 'First fiscal year; NULL is open';
COMMENT ON COLUMN indicators_base.valid_to_be IS 'Last fiscal year; NULL is still';
COMMENT ON COLUMN indicators_base.certainty IS 'seen, verified, known or doubtful';

CREATE TABLE indicator_names_base (
    indicator_no INTEGER,
    variant VARCHAR,
    certainty VARCHAR,
    seen_in VARCHAR
);
COMMENT ON TABLE indicator_names_base IS 'Other spellings of the indicators';
COMMENT ON COLUMN indicator_names_base.indicator_no IS 'Number 1-10 of the indicator that the spelling means';
COMMENT ON COLUMN indicator_names_base.variant IS 'The spelling';
COMMENT ON COLUMN indicator_names_base.certainty IS 'seen, verified, known or doubtful';
COMMENT ON COLUMN indicator_names_base.seen_in IS 'Where it was seen';

CREATE TABLE instruments_base (
    instrument VARCHAR,
    weight DECIMAL(4,2),
    name_th VARCHAR,
    name_en VARCHAR,
    valid_from_be INTEGER,
    valid_to_be INTEGER,
    certainty VARCHAR
);
COMMENT ON TABLE instruments_base IS 'The three instruments and their weights';
COMMENT ON COLUMN instruments_base.instrument IS 'IIT, EIT or OIT';
COMMENT ON COLUMN instruments_base.weight IS 'Part of the total';
COMMENT ON COLUMN instruments_base.name_th IS 'Thai name';
COMMENT ON COLUMN instruments_base.name_en IS 'English name';
COMMENT ON COLUMN instruments_base.valid_from_be IS 'First fiscal year; NULL is open';
COMMENT ON COLUMN instruments_base.valid_to_be IS 'Last fiscal year; NULL is still';
COMMENT ON COLUMN instruments_base.certainty IS 'seen, verified, known or doubtful';

CREATE TABLE rating_scales_base (
    scale VARCHAR,
    level VARCHAR,
    lower DECIMAL(5,2),
    upper DECIMAL(5,2),
    instrument_minimum DECIMAL(5,2),
    valid_from_be INTEGER,
    valid_to_be INTEGER,
    agency_type VARCHAR,
    certainty VARCHAR
);
COMMENT ON TABLE rating_scales_base IS 'Bounds of levels by year';
COMMENT ON COLUMN rating_scales_base.scale IS 'letter, five_word or old_word';
COMMENT ON COLUMN rating_scales_base.level IS 'Level word or letter';
COMMENT ON COLUMN rating_scales_base.lower IS 'Lower bound, included';
COMMENT ON COLUMN rating_scales_base.upper IS 'Upper bound, included';
COMMENT ON COLUMN rating_scales_base.instrument_minimum IS 'What every instrument must reach';
COMMENT ON COLUMN rating_scales_base.valid_from_be IS 'First fiscal year; NULL is open';
COMMENT ON COLUMN rating_scales_base.valid_to_be IS 'Last fiscal year; NULL is still';
COMMENT ON COLUMN rating_scales_base.agency_type IS 'Which agencies use it: all, area_office, school, ...';
COMMENT ON COLUMN rating_scales_base.certainty IS 'seen, verified, known or doubtful';

CREATE TABLE oit_items_base (
    fiscal_year_be_from INTEGER,
    fiscal_year_be_to INTEGER,
    agency_type VARCHAR,
    item VARCHAR,
    kind VARCHAR,
    title VARCHAR,
    required_sections VARCHAR,
    certainty VARCHAR
);
COMMENT ON TABLE oit_items_base IS 'Items of the open-data form by year';
COMMENT ON COLUMN oit_items_base.fiscal_year_be_from IS 'First year';
COMMENT ON COLUMN oit_items_base.fiscal_year_be_to IS 'Last year';
COMMENT ON COLUMN oit_items_base.agency_type IS 'Whose item: area_office, school, ...';
COMMENT ON COLUMN oit_items_base.item IS 'Item, e.g. O42';
COMMENT ON COLUMN oit_items_base.kind IS 'measures, results, ...';
COMMENT ON COLUMN oit_items_base.title IS 'Title of the item';
COMMENT ON COLUMN oit_items_base.required_sections IS 'Kinds of sections the item asks for, separated by blanks';
COMMENT ON COLUMN oit_items_base.certainty IS 'seen, verified, known or doubtful';

CREATE TABLE oit_item_counts_base (
    fiscal_year_be_from INTEGER,
    fiscal_year_be_to INTEGER,
    agency_type VARCHAR,
    sub_indicator VARCHAR,
    name VARCHAR,
    items INTEGER,
    certainty VARCHAR
);
COMMENT ON TABLE oit_item_counts_base IS 'Items per sub-indicator by year';
COMMENT ON COLUMN oit_item_counts_base.fiscal_year_be_from IS 'First year';
COMMENT ON COLUMN oit_item_counts_base.fiscal_year_be_to IS 'Last year';
COMMENT ON COLUMN oit_item_counts_base.agency_type IS 'Whose items: area_office, school, ...';
COMMENT ON COLUMN oit_item_counts_base.sub_indicator IS 'Sub-indicator, e.g. 9.1';
COMMENT ON COLUMN oit_item_counts_base.name IS 'Name of the sub-indicator';
COMMENT ON COLUMN oit_item_counts_base.items IS 'Number of items';
COMMENT ON COLUMN oit_item_counts_base.certainty IS 'seen, verified, known or doubtful';

CREATE TABLE official_scores_base (
    office_id VARCHAR,
    fiscal_year_be INTEGER,
    iit DECIMAL(5,2),
    eit DECIMAL(5,2),
    oit DECIMAL(5,2),
    total DECIMAL(5,2),
    level VARCHAR,
    source_url VARCHAR,
    imported_at VARCHAR
);
COMMENT ON TABLE official_scores_base IS 'Official results, imported by a user';
COMMENT ON COLUMN official_scores_base.office_id IS 'Area office';
COMMENT ON COLUMN official_scores_base.fiscal_year_be IS 'Buddhist-Era fiscal year';
COMMENT ON COLUMN official_scores_base.iit IS 'IIT score';
COMMENT ON COLUMN official_scores_base.eit IS 'EIT score';
COMMENT ON COLUMN official_scores_base.oit IS 'OIT score';
COMMENT ON COLUMN official_scores_base.total IS 'Total on 0-100';
COMMENT ON COLUMN official_scores_base.level IS 'Official level';
COMMENT ON COLUMN official_scores_base.source_url IS 'Where the official value stands';
COMMENT ON COLUMN official_scores_base.imported_at IS 'When it was imported';
