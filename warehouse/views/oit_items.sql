CREATE OR REPLACE VIEW oit_items AS
SELECT
    fiscal_year_be_from,
    fiscal_year_be_to,
    agency_type,
    item,
    kind,
    title,
    required_sections,
    certainty
FROM oit_items_base;
COMMENT ON VIEW oit_items IS 'Items of the open-data form by year';
COMMENT ON COLUMN oit_items.fiscal_year_be_from IS 'First year';
COMMENT ON COLUMN oit_items.fiscal_year_be_to IS 'Last year';
COMMENT ON COLUMN oit_items.agency_type IS 'Whose item: area_office, school, ...';
COMMENT ON COLUMN oit_items.item IS 'Item, e.g. O42';
COMMENT ON COLUMN oit_items.kind IS 'measures, results, ...';
COMMENT ON COLUMN oit_items.title IS 'Title of the item';
COMMENT ON COLUMN oit_items.required_sections IS 'Kinds of sections the item asks for, separated by blanks';
COMMENT ON COLUMN oit_items.certainty IS 'seen, verified, known or doubtful';
