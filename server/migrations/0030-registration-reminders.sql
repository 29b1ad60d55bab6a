-- Which reminder was given for which turn: one row, one reminder. A new turn or a new end of protection begins anew.

CREATE TABLE registration_reminders (
  vendor_id uuid NOT NULL,
  registration_id uuid NOT NULL,
  threshold text NOT NULL,
  -- The beginning of the turn, or the date that is coming nearer.
  turn_at timestamptz NOT NULL,
  partner_id uuid NOT NULL,
  reminded_at timestamptz NOT NULL,
  PRIMARY KEY (vendor_id, registration_id, threshold, turn_at),
  FOREIGN KEY (vendor_id, registration_id) REFERENCES registrations (vendor_id, id)
);

GRANT SELECT, INSERT ON registration_reminders TO kanal_app;

ALTER TABLE registration_reminders ENABLE ROW LEVEL SECURITY;
ALTER TABLE registration_reminders FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON registration_reminders
  USING (vendor_id = current_setting('app.vendor')::uuid AND (current_setting('app.partner') = 'all' OR partner_id::text = current_setting('app.partner')))
  WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND (current_setting('app.partner') = 'all' OR partner_id::text = current_setting('app.partner')));
