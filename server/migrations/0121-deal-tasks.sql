-- D5: the joint plan of a deal, tasks of both sides.

CREATE TABLE deal_tasks (
  vendor_id uuid NOT NULL,
  id uuid NOT NULL,
  registration_id uuid NOT NULL,
  partner_id uuid NOT NULL,
  side text NOT NULL CHECK (side IN ('vendor', 'partner')),
  person_id uuid,
  person_name text,
  title text NOT NULL,
  due_on date,
  created_by_name text NOT NULL,
  created_at timestamptz NOT NULL,
  done_at timestamptz,
  done_by_name text,
  removed_at timestamptz,
  reminded_on date,
  PRIMARY KEY (vendor_id, id),
  FOREIGN KEY (vendor_id, registration_id) REFERENCES deals (vendor_id, registration_id)
);
CREATE INDEX deal_tasks_by_deal ON deal_tasks (vendor_id, registration_id, id) WHERE removed_at IS NULL;
CREATE INDEX deal_tasks_by_due ON deal_tasks (vendor_id, due_on) WHERE done_at IS NULL AND removed_at IS NULL AND due_on IS NOT NULL;

GRANT SELECT, INSERT, UPDATE ON deal_tasks TO kanal_app;

ALTER TABLE deal_tasks ENABLE ROW LEVEL SECURITY;
ALTER TABLE deal_tasks FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON deal_tasks
  USING (vendor_id = current_setting('app.vendor')::uuid AND (current_setting('app.partner') = 'all' OR partner_id::text = current_setting('app.partner')))
  WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND (current_setting('app.partner') = 'all' OR partner_id::text = current_setting('app.partner')));
