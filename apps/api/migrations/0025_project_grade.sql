-- 重点项目的级别: whose list of key projects a project stands on.
ALTER TABLE project ADD COLUMN grade text CHECK (grade IN ('national', 'provincial', 'municipal', 'zone'));
COMMENT ON COLUMN project.grade IS '国家级、省级、市级、区级 list of key projects; NULL: not known';
