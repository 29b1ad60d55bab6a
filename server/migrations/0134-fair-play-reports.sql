-- The monthly fair-play report as it was published to partners: anonymous numbers, small ones hidden, never changed afterwards.

CREATE TABLE fair_play_reports (
  vendor_id uuid NOT NULL,
  -- `2026-10`.
  month text NOT NULL,
  numbers jsonb NOT NULL,
  note text NOT NULL DEFAULT '',
  published_by uuid NOT NULL,
  published_at timestamptz NOT NULL,
  PRIMARY KEY (vendor_id, month)
);
GRANT SELECT, INSERT ON fair_play_reports TO kanal_app;
ALTER TABLE fair_play_reports ENABLE ROW LEVEL SECURITY;
ALTER TABLE fair_play_reports FORCE ROW LEVEL SECURITY;
-- Every partner of the vendor reads what was published.
CREATE POLICY tenant ON fair_play_reports
  USING (vendor_id = current_setting('app.vendor')::uuid AND (current_setting('app.partner') = 'all' OR current_setting('app.partner') <> ''))
  WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') = 'all');
