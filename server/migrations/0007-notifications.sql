-- What people are told: in the app, by mail, and what each wants to hear; views of lists that people keep.

CREATE TABLE notifications (
  vendor_id uuid NOT NULL,
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  partner_id uuid,
  type text NOT NULL,
  params jsonb NOT NULL,
  link text NOT NULL,
  created_at timestamptz NOT NULL,
  read_at timestamptz,
  PRIMARY KEY (vendor_id, id),
  FOREIGN KEY (vendor_id, person_id) REFERENCES people (vendor_id, id)
);
CREATE INDEX notifications_by_person ON notifications (vendor_id, person_id, created_at DESC, id DESC);
CREATE INDEX notifications_unread ON notifications (vendor_id, person_id) WHERE read_at IS NULL;

CREATE TABLE notification_preferences (
  vendor_id uuid NOT NULL,
  person_id uuid NOT NULL,
  type text NOT NULL,
  partner_id uuid,
  in_app boolean NOT NULL,
  by_mail boolean NOT NULL,
  PRIMARY KEY (vendor_id, person_id, type)
);

CREATE TABLE mails (
  vendor_id uuid NOT NULL,
  id uuid NOT NULL,
  partner_id uuid,
  person_id uuid,
  kind text NOT NULL,
  to_address text NOT NULL,
  locale text NOT NULL,
  subject text NOT NULL,
  text_body text NOT NULL,
  html_body text NOT NULL,
  state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sent', 'kept', 'failed')),
  attempts int NOT NULL DEFAULT 0,
  last_error text,
  -- When delivery may take it (again); also the lease of the process that is sending it now. NULL: at once.
  next_attempt_at timestamptz,
  -- Page where its reader chooses what to receive by mail; NULL for notices of duty.
  settings_path text,
  created_at timestamptz NOT NULL,
  sent_at timestamptz,
  PRIMARY KEY (vendor_id, id)
);
CREATE INDEX mails_by_time ON mails (vendor_id, created_at DESC, id DESC);
CREATE INDEX mails_queued ON mails (vendor_id, created_at) WHERE state = 'queued';

CREATE TABLE saved_views (
  vendor_id uuid NOT NULL,
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  partner_id uuid,
  list text NOT NULL,
  name text NOT NULL,
  query text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (vendor_id, id)
);
CREATE INDEX saved_views_by_person ON saved_views (vendor_id, person_id, list);

GRANT SELECT, INSERT, UPDATE ON notifications, notification_preferences, mails TO kanal_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON saved_views TO kanal_app;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['notifications', 'notification_preferences', 'mails', 'saved_views'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY tenant ON %I
      USING (vendor_id = current_setting('app.vendor')::uuid AND (current_setting('app.partner') = 'all' OR partner_id::text = current_setting('app.partner')))
      WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND (current_setting('app.partner') = 'all' OR partner_id::text = current_setting('app.partner')))$p$, t);
  END LOOP;
END $$;
