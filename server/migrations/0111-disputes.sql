-- D4: disputes, what each of their parties may see, who judges, what was decided and how each voted.

CREATE TABLE disputes (
  vendor_id uuid NOT NULL,
  id uuid NOT NULL,
  -- The number under which the vendor's people know the case: that of its claimant.
  number int NOT NULL,
  kind text NOT NULL CHECK (kind IN ('decision', 'claims', 'breach')),
  ground text NOT NULL,
  lane text NOT NULL CHECK (lane IN ('usual', 'urgent')),
  state text NOT NULL CHECK (state IN ('evidence', 'level_1', 'level_2', 'committee', 'decided', 'appeal', 'final', 'withdrawn')),
  level int NOT NULL CHECK (level BETWEEN 0 AND 3),
  -- 1 until the first decision, 2 for the appeal.
  round int NOT NULL CHECK (round IN (1, 2)),
  opened_side text NOT NULL CHECK (opened_side IN ('vendor', 'partner')),
  opened_by uuid NOT NULL,
  opened_at timestamptz NOT NULL,
  tender_on date,
  evidence_until timestamptz NOT NULL,
  -- The vendor's side has nothing more to file.
  vendor_finished_at timestamptz,
  ends_by timestamptz NOT NULL,
  turn_started_at timestamptz,
  due_at timestamptz,
  -- When the level in charge missed its time; null while it has not.
  overdue_at timestamptz,
  times_overdue int NOT NULL DEFAULT 0,
  rules_version_id uuid NOT NULL,
  decided_at timestamptz,
  closed_at timestamptz,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (vendor_id, id)
);
CREATE INDEX disputes_by_due ON disputes (vendor_id, due_at, id) WHERE closed_at IS NULL;
CREATE INDEX disputes_by_opening ON disputes (vendor_id, opened_at, id);

-- A registration in a dispute, and all that its partner may know of it.
CREATE TABLE dispute_parties (
  vendor_id uuid NOT NULL,
  id uuid NOT NULL,
  dispute_id uuid NOT NULL,
  registration_id uuid NOT NULL,
  partner_id uuid NOT NULL,
  -- Each party has a number of its own: from a shared one two partners could tell that they are in one case.
  number int NOT NULL,
  side text NOT NULL CHECK (side IN ('claimant', 'respondent')),
  demand text NOT NULL DEFAULT '',
  joined_at timestamptz NOT NULL,
  finished_at timestamptz,
  outcome text,
  outcome_days int NOT NULL DEFAULT 0,
  words text NOT NULL DEFAULT '',
  decided_at timestamptz,
  accepted_at timestamptz,
  appealed_at timestamptz,
  appeal_words text NOT NULL DEFAULT '',
  challenged_at timestamptz,
  settled_at timestamptz,
  PRIMARY KEY (vendor_id, id),
  FOREIGN KEY (vendor_id, dispute_id) REFERENCES disputes (vendor_id, id),
  FOREIGN KEY (vendor_id, registration_id) REFERENCES registrations (vendor_id, id)
);
CREATE INDEX dispute_parties_by_dispute ON dispute_parties (vendor_id, dispute_id);
CREATE INDEX dispute_parties_by_registration ON dispute_parties (vendor_id, registration_id);
CREATE INDEX dispute_parties_by_partner ON dispute_parties (vendor_id, partner_id, joined_at, id);
CREATE INDEX dispute_parties_unsettled ON dispute_parties (vendor_id, dispute_id) WHERE settled_at IS NULL;

-- Who judges at a level. Those who were replaced stay, because nobody judges twice.
CREATE TABLE dispute_members (
  vendor_id uuid NOT NULL,
  dispute_id uuid NOT NULL,
  round int NOT NULL,
  level int NOT NULL,
  person_id uuid NOT NULL,
  lead boolean NOT NULL,
  assigned_at timestamptz NOT NULL,
  assigned_by uuid,
  removed_at timestamptz,
  removed_reason text CHECK (removed_reason IN ('recused', 'challenged', 'replaced', 'interest')),
  PRIMARY KEY (vendor_id, dispute_id, round, level, person_id),
  FOREIGN KEY (vendor_id, dispute_id) REFERENCES disputes (vendor_id, id)
);
CREATE INDEX dispute_members_by_person ON dispute_members (vendor_id, person_id) WHERE removed_at IS NULL;

CREATE TABLE dispute_decisions (
  vendor_id uuid NOT NULL,
  id uuid NOT NULL,
  dispute_id uuid NOT NULL,
  round int NOT NULL,
  level int NOT NULL,
  state text NOT NULL CHECK (state IN ('proposed', 'made', 'fallen')),
  facts text NOT NULL,
  priority_rule text NOT NULL,
  reason_code text NOT NULL,
  outcomes jsonb NOT NULL,
  remedies jsonb NOT NULL,
  breach jsonb,
  proposed_by uuid NOT NULL,
  proposed_at timestamptz NOT NULL,
  closed_at timestamptz,
  PRIMARY KEY (vendor_id, id),
  FOREIGN KEY (vendor_id, dispute_id) REFERENCES disputes (vendor_id, id)
);
CREATE INDEX dispute_decisions_by_dispute ON dispute_decisions (vendor_id, dispute_id, proposed_at);

CREATE TABLE dispute_votes (
  vendor_id uuid NOT NULL,
  decision_id uuid NOT NULL,
  person_id uuid NOT NULL,
  vote text NOT NULL CHECK (vote IN ('for', 'against')),
  words text NOT NULL DEFAULT '',
  at timestamptz NOT NULL,
  PRIMARY KEY (vendor_id, decision_id, person_id),
  FOREIGN KEY (vendor_id, decision_id) REFERENCES dispute_decisions (vendor_id, id)
);

CREATE TABLE dispute_events (
  vendor_id uuid NOT NULL,
  dispute_id uuid NOT NULL,
  seq int NOT NULL,
  type text NOT NULL,
  at timestamptz NOT NULL,
  from_state text,
  to_state text NOT NULL,
  actor_kind text NOT NULL,
  person_id uuid,
  actor_name text NOT NULL,
  note text NOT NULL DEFAULT '',
  rules_version_id uuid NOT NULL,
  data jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (vendor_id, dispute_id, seq),
  FOREIGN KEY (vendor_id, dispute_id) REFERENCES disputes (vendor_id, id)
);

-- What a party or the vendor has filed. partner_id: whose eyes it is for beside the vendor's; null: the vendor's alone.
CREATE TABLE dispute_evidence (
  vendor_id uuid NOT NULL,
  id uuid NOT NULL,
  dispute_id uuid NOT NULL,
  party_id uuid,
  partner_id uuid,
  side text NOT NULL CHECK (side IN ('vendor', 'partner')),
  kind text NOT NULL CHECK (kind IN ('customer_letter', 'signed_protocol', 'quotation', 'email', 'oral')),
  title text NOT NULL,
  words text NOT NULL DEFAULT '',
  dated_on date,
  late boolean NOT NULL,
  filed_by uuid NOT NULL,
  filed_at timestamptz NOT NULL,
  file_name text,
  media_type text,
  size_bytes bigint,
  sha256 text,
  storage_key text,
  PRIMARY KEY (vendor_id, id),
  FOREIGN KEY (vendor_id, dispute_id) REFERENCES disputes (vendor_id, id)
);
CREATE INDEX dispute_evidence_by_dispute ON dispute_evidence (vendor_id, dispute_id, filed_at);
CREATE INDEX dispute_evidence_by_file ON dispute_evidence (vendor_id, storage_key) WHERE storage_key IS NOT NULL;

CREATE TABLE dispute_reminders (
  vendor_id uuid NOT NULL,
  dispute_id uuid NOT NULL,
  threshold text NOT NULL,
  turn_at timestamptz NOT NULL,
  reminded_at timestamptz NOT NULL,
  PRIMARY KEY (vendor_id, dispute_id, threshold, turn_at),
  FOREIGN KEY (vendor_id, dispute_id) REFERENCES disputes (vendor_id, id)
);

GRANT SELECT, INSERT, UPDATE ON disputes, dispute_parties, dispute_members, dispute_decisions, dispute_evidence TO kanal_app;
GRANT SELECT, INSERT ON dispute_votes, dispute_events, dispute_reminders TO kanal_app;

DO $$
DECLARE t text; whose text;
BEGIN
  FOREACH t IN ARRAY ARRAY['disputes', 'dispute_parties', 'dispute_members', 'dispute_decisions', 'dispute_votes',
    'dispute_events', 'dispute_evidence', 'dispute_reminders'] LOOP
    whose := CASE WHEN t IN ('dispute_parties', 'dispute_evidence')
      THEN '(current_setting(''app.partner'') = ''all'' OR partner_id::text = current_setting(''app.partner''))'
      ELSE 'current_setting(''app.partner'') = ''all''' END;
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY tenant ON %I
      USING (vendor_id = current_setting('app.vendor')::uuid AND %s)
      WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND %s)$p$, t, whose, whose);
  END LOOP;
END $$;
