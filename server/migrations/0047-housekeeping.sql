-- What has served its time is taken away by a scheduled job: dispatched events, kept answers, old mails, dead invitations.

CREATE INDEX outbox_done ON outbox (vendor_id, dispatched_at) WHERE dispatched_at IS NOT NULL;
CREATE INDEX invitations_dead ON invitations (vendor_id, expires_at) WHERE accepted_at IS NULL;
GRANT DELETE ON mails, invitations TO kanal_app;
CREATE INDEX registration_files_by_key ON registration_files (vendor_id, storage_key);
