-- D2: a request for an extension waits for the vendor; drafts are found by how long nobody has touched them.

ALTER TABLE registrations ADD COLUMN extension_asked_at timestamptz;
ALTER TABLE registrations ADD COLUMN extension_due_at timestamptz;
ALTER TABLE registrations ADD CONSTRAINT registrations_request_has_due
  CHECK ((extension_asked_at IS NULL) = (extension_due_at IS NULL)) NOT VALID;
ALTER TABLE registrations VALIDATE CONSTRAINT registrations_request_has_due;
CREATE INDEX registrations_by_extension ON registrations (vendor_id, extension_due_at) WHERE extension_asked_at IS NOT NULL;
CREATE INDEX registrations_by_idle_draft ON registrations (vendor_id, updated_at) WHERE state = 'draft';
