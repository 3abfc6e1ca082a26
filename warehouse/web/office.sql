-- One office of the registry.
SELECT * FROM desk_offices WHERE office_id = $office;
