-- 项目的厂房: which plant stands, or is rented, for it.
ALTER TABLE project ADD COLUMN premises text;
COMMENT ON COLUMN project.premises IS '厂房 in the words of the zone; NULL: none yet, or not known';
