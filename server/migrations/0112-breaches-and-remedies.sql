-- D4: breaches of either side, what the vendor owes for them, and who has an interest in which deal.

CREATE TABLE breaches (
  vendor_id uuid NOT NULL,
  id uuid NOT NULL,
  registration_id uuid NOT NULL,
  partner_id uuid NOT NULL,
  dispute_id uuid,
  side text NOT NULL CHECK (side IN ('vendor', 'partner')),
  kind text NOT NULL,
  words text NOT NULL DEFAULT '',
  recorded_by uuid,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (vendor_id, id),
  FOREIGN KEY (vendor_id, registration_id) REFERENCES registrations (vendor_id, id)
);
CREATE INDEX breaches_by_time ON breaches (vendor_id, recorded_at);
CREATE INDEX breaches_by_registration ON breaches (vendor_id, registration_id);

-- The employee behind the vendor's breach: the vendor's own business, hence apart from what the partner reads.
CREATE TABLE breach_people (
  vendor_id uuid NOT NULL,
  breach_id uuid NOT NULL,
  person_id uuid NOT NULL,
  quota_credit boolean NOT NULL,
  PRIMARY KEY (vendor_id, breach_id, person_id),
  FOREIGN KEY (vendor_id, breach_id) REFERENCES breaches (vendor_id, id)
);

CREATE TABLE dispute_remedies (
  vendor_id uuid NOT NULL,
  id uuid NOT NULL,
  dispute_id uuid NOT NULL,
  registration_id uuid NOT NULL,
  partner_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('price_parity', 'compensation', 'points', 'other')),
  amount_minor bigint,
  currency text,
  points int,
  words text NOT NULL DEFAULT '',
  state text NOT NULL CHECK (state IN ('promised', 'kept')),
  promised_by uuid NOT NULL,
  promised_at timestamptz NOT NULL,
  due_on date NOT NULL,
  kept_by uuid,
  kept_at timestamptz,
  kept_note text NOT NULL DEFAULT '',
  PRIMARY KEY (vendor_id, id),
  FOREIGN KEY (vendor_id, dispute_id) REFERENCES disputes (vendor_id, id)
);
CREATE INDEX dispute_remedies_by_dispute ON dispute_remedies (vendor_id, dispute_id);

-- Declared, never guessed: quota on the deal, a family tie, anything else that would cloud a judgement.
CREATE TABLE deal_interests (
  vendor_id uuid NOT NULL,
  registration_id uuid NOT NULL,
  person_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('quota', 'close_person', 'other')),
  words text NOT NULL DEFAULT '',
  declared_by uuid NOT NULL,
  declared_at timestamptz NOT NULL,
  PRIMARY KEY (vendor_id, registration_id, person_id),
  FOREIGN KEY (vendor_id, registration_id) REFERENCES registrations (vendor_id, id)
);

GRANT SELECT, INSERT ON breaches, breach_people TO kanal_app;
GRANT SELECT, INSERT, UPDATE ON dispute_remedies, deal_interests TO kanal_app;

DO $$
DECLARE t text; whose text;
BEGIN
  FOREACH t IN ARRAY ARRAY['breaches', 'breach_people', 'dispute_remedies', 'deal_interests'] LOOP
    whose := CASE WHEN t IN ('breaches', 'dispute_remedies')
      THEN '(current_setting(''app.partner'') = ''all'' OR partner_id::text = current_setting(''app.partner''))'
      ELSE 'current_setting(''app.partner'') = ''all''' END;
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY tenant ON %I
      USING (vendor_id = current_setting('app.vendor')::uuid AND %s)
      WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND %s)$p$, t, whose, whose);
  END LOOP;
END $$;
