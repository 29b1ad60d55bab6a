-- The code of conduct binds both sides: a case has a notice, a reply with a clock, a decision, a sanction of the ladder, an appeal.

CREATE TABLE conduct_cases (
  vendor_id uuid NOT NULL,
  id uuid NOT NULL,
  number bigint NOT NULL,
  -- Whose conduct it is about. The partner named is the one whose conduct it is, or to whom the vendor's people did wrong.
  side text NOT NULL CHECK (side IN ('partner', 'vendor')),
  partner_id uuid NOT NULL,
  rule text NOT NULL,
  registration_id uuid,
  facts text NOT NULL,
  state text NOT NULL DEFAULT 'noticed' CHECK (state IN ('noticed', 'replied', 'decided', 'appealed', 'final', 'dropped')),
  opened_by uuid NOT NULL,
  opened_at timestamptz NOT NULL,
  reply_due_at timestamptz NOT NULL,
  reminded_at timestamptz,
  reply text NOT NULL DEFAULT '',
  replied_by uuid,
  replied_at timestamptz,
  decided_by uuid,
  decided_at timestamptz,
  found boolean,
  sanction text CHECK (sanction IN ('none', 'warning', 'benefits_suspended', 'tier_hold', 'suspension', 'termination_proposed')),
  sanction_until date,
  grave boolean NOT NULL DEFAULT false,
  reason text NOT NULL DEFAULT '',
  appeal_until timestamptz,
  appeal text NOT NULL DEFAULT '',
  appealed_at timestamptz,
  judged_by uuid,
  judged_at timestamptz,
  verdict text CHECK (verdict IN ('upheld', 'softened', 'lifted')),
  verdict_reason text NOT NULL DEFAULT '',
  PRIMARY KEY (vendor_id, id),
  FOREIGN KEY (vendor_id, partner_id) REFERENCES partners (vendor_id, id),
  FOREIGN KEY (vendor_id, opened_by) REFERENCES people (vendor_id, id)
);
CREATE UNIQUE INDEX conduct_cases_number ON conduct_cases (vendor_id, number);
CREATE INDEX conduct_cases_of_partner ON conduct_cases (vendor_id, partner_id, opened_at DESC, id DESC);
CREATE INDEX conduct_cases_by_time ON conduct_cases (vendor_id, opened_at DESC, id DESC);
CREATE INDEX conduct_cases_due ON conduct_cases (vendor_id, reply_due_at) WHERE state = 'noticed' AND reminded_at IS NULL;

GRANT SELECT, INSERT, UPDATE ON conduct_cases TO kanal_app;
ALTER TABLE conduct_cases ENABLE ROW LEVEL SECURITY;
ALTER TABLE conduct_cases FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON conduct_cases
  USING (vendor_id = current_setting('app.vendor')::uuid AND (current_setting('app.partner') = 'all' OR partner_id::text = current_setting('app.partner')))
  WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND (current_setting('app.partner') = 'all' OR partner_id::text = current_setting('app.partner')));
