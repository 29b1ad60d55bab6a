-- A daily checkpoint by mail to those who hold it: one mailing a day and vendor, of one checkpoint, gone through in batches.

CREATE TABLE log_mailings (
  vendor_id uuid NOT NULL,
  -- In the vendor's zone.
  day date NOT NULL,
  -- Leaves of the checkpoint that this mailing carries, or that the last one carried when the log had not grown.
  size bigint NOT NULL CHECK (size > 0),
  -- Everybody up to this person has been written to; NULL: nobody yet.
  written_to uuid,
  finished_at timestamptz,
  PRIMARY KEY (vendor_id, day)
);
GRANT SELECT, INSERT, UPDATE ON log_mailings TO kanal_app;

ALTER TABLE log_mailings ENABLE ROW LEVEL SECURITY;
ALTER TABLE log_mailings FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON log_mailings
  USING (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') = 'all')
  WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') = 'all');

-- Which checkpoint a mail carries: the signed note, attached when the mail leaves.
ALTER TABLE mails ADD COLUMN checkpoint_size bigint CHECK (checkpoint_size > 0);
