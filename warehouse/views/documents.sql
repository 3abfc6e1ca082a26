CREATE OR REPLACE VIEW documents AS
SELECT
    sha256,
    url,
    bytes,
    pages,
    producer,
    title,
    doc_type,
    doc_type_reason,
    office_id,
    office_basis,
    fiscal_year_be,
    printed_office_id,
    printed_basis,
    printed_distribution,
    printed_fiscal_year_be,
    oit_item,
    text_layer,
    extractor,
    status,
    reason,
    agency_id
FROM documents_base;
COMMENT ON VIEW documents IS 'One row per PDF; office and year decided from sightings, else from the print';
COMMENT ON COLUMN documents.sha256 IS 'SHA-256 of the PDF''s bytes; names the file in the store';
COMMENT ON COLUMN documents.url IS 'Only of a failed document: the address that gave no bytes';
COMMENT ON COLUMN documents.bytes IS 'Number of bytes';
COMMENT ON COLUMN documents.pages IS 'Number of pages';
COMMENT ON COLUMN documents.producer IS 'Program that wrote the PDF, from its metadata';
COMMENT ON COLUMN documents.title IS 'Title from the PDF''s metadata';
COMMENT ON COLUMN documents.doc_type IS 'office, group, school or other';
COMMENT ON COLUMN documents.doc_type_reason IS 'Why it is taken for that type';
COMMENT ON COLUMN documents.office_id IS 'Area office whose report this is; NULL while that is not certain';
COMMENT ON COLUMN documents.office_basis IS 'source, printed, conflicting or none';
COMMENT ON COLUMN documents.fiscal_year_be IS 'The document''s Buddhist-Era fiscal year: as the source or operator says, else as printed';
COMMENT ON COLUMN documents.printed_office_id IS 'Office that the document itself names for certain';
COMMENT ON COLUMN documents.printed_basis IS 'printed, conflicting or none';
COMMENT ON COLUMN documents.printed_distribution IS 'Names printed in the document with their weights, heaviest first';
COMMENT ON COLUMN documents.printed_fiscal_year_be IS 'Year the document itself prints';
COMMENT ON COLUMN documents.oit_item IS 'Item of the open-data form, e.g. O42';
COMMENT ON COLUMN documents.text_layer IS 'text, scanned, mixed or broken';
COMMENT ON COLUMN documents.extractor IS 'Version of the reading code';
COMMENT ON COLUMN documents.status IS 'loaded, quarantined (bytes are kept but cannot be read) or failed (there are no bytes)';
COMMENT ON COLUMN documents.reason IS 'Why, in words; empty when all is well';
COMMENT ON COLUMN documents.agency_id IS 'Body that is no area office whose own report this is';
