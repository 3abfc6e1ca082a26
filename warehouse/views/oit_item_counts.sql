CREATE OR REPLACE VIEW oit_item_counts AS
SELECT
    fiscal_year_be_from,
    fiscal_year_be_to,
    agency_type,
    sub_indicator,
    name,
    items,
    certainty
FROM oit_item_counts_base;
COMMENT ON VIEW oit_item_counts IS 'Items per sub-indicator by year';
COMMENT ON COLUMN oit_item_counts.fiscal_year_be_from IS 'First year';
COMMENT ON COLUMN oit_item_counts.fiscal_year_be_to IS 'Last year';
COMMENT ON COLUMN oit_item_counts.agency_type IS 'Whose items: area_office, school, ...';
COMMENT ON COLUMN oit_item_counts.sub_indicator IS 'Sub-indicator, e.g. 9.1';
COMMENT ON COLUMN oit_item_counts.name IS 'Name of the sub-indicator';
COMMENT ON COLUMN oit_item_counts.items IS 'Number of items';
COMMENT ON COLUMN oit_item_counts.certainty IS 'seen, verified, known or doubtful';
