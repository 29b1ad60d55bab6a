-- D4: while a dispute is open its registrations stand still, and their clocks with them.

ALTER TABLE registrations ADD COLUMN frozen_at timestamptz;
-- The party of the dispute that this registration is.
ALTER TABLE registrations ADD COLUMN frozen_by uuid;
ALTER TABLE registrations ADD CONSTRAINT registrations_frozen_by_somebody
  CHECK ((frozen_at IS NULL) = (frozen_by IS NULL)) NOT VALID;
ALTER TABLE registrations VALIDATE CONSTRAINT registrations_frozen_by_somebody;
