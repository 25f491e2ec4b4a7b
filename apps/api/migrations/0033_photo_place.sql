-- 拍摄地点: where a photo was taken, kept only where who handed it in said so; else it is taken out and never stored.
ALTER TABLE attachment
  ADD COLUMN latitude double precision CHECK (latitude BETWEEN -90 AND 90),
  ADD COLUMN longitude double precision CHECK (longitude BETWEEN -180 AND 180),
  ADD CONSTRAINT attachment_place_whole CHECK ((latitude IS NULL) = (longitude IS NULL));
COMMENT ON COLUMN attachment.latitude IS 'WGS 84 degrees, with the consent of who handed it in; NULL: not known, or not to be kept';
