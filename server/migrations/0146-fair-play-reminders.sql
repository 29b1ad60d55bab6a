-- Whoever publishes the month's report is reminded of it once, and the head once more when it was left out.

CREATE TABLE fair_play_reminders (
  vendor_id uuid NOT NULL,
  -- `2026-10`.
  month text NOT NULL,
  step text NOT NULL CHECK (step IN ('due', 'skipped')),
  reminded_at timestamptz NOT NULL,
  PRIMARY KEY (vendor_id, month, step)
);
GRANT SELECT, INSERT ON fair_play_reminders TO kanal_app;
ALTER TABLE fair_play_reminders ENABLE ROW LEVEL SECURITY;
ALTER TABLE fair_play_reminders FORCE ROW LEVEL SECURITY;
-- The vendor's own: no partner reads them.
CREATE POLICY tenant ON fair_play_reminders
  USING (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') = 'all')
  WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') = 'all');
