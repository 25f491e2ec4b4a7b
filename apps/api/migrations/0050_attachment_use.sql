-- What an upload may be used by, in one place: each domain that keeps files of its own adds itself here.
CREATE VIEW attachment_use AS
  SELECT attachment_id FROM node_report_file
  UNION ALL SELECT attachment_id FROM matter_type_file
  UNION ALL SELECT attachment_id FROM supervision_file
  UNION ALL SELECT attachment_id FROM meeting_resolution_file;
COMMENT ON VIEW attachment_use IS 'Attachments that something other than a matter uses; those of a matter name it themselves.';
GRANT SELECT ON attachment_use TO :"app_role";
