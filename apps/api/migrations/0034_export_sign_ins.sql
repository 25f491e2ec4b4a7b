-- The audit administrator takes the sign-in log along, by the same way and with the same record as every list.
ALTER TABLE export_log DROP CONSTRAINT export_log_list_check;
ALTER TABLE export_log ADD CONSTRAINT export_log_list_check
  CHECK (list IN ('matters', 'enterprises', 'projects', 'sign-ins'));
