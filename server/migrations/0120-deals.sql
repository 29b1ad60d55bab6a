-- D5: the sale that an approved registration leads, its course, and the stages that the vendor has put in order.

-- Without rows of its own a vendor has the product's usual stages, which the application knows.
CREATE TABLE deal_stages (
  vendor_id uuid NOT NULL,
  code text NOT NULL,
  position int NOT NULL,
  name_ru text NOT NULL,
  name_en text NOT NULL,
  hint_ru text NOT NULL DEFAULT '',
  hint_en text NOT NULL DEFAULT '',
  probability int NOT NULL CHECK (probability BETWEEN 0 AND 100),
  -- What is usually done at this stage: side, both titles, days.
  tasks jsonb NOT NULL DEFAULT '[]',
  PRIMARY KEY (vendor_id, code)
);

CREATE TABLE deals (
  vendor_id uuid NOT NULL,
  registration_id uuid NOT NULL,
  partner_id uuid NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'won', 'lost', 'ended')),
  stage text NOT NULL,
  stage_since timestamptz NOT NULL,
  -- As the stage says, unless somebody has said otherwise for this deal.
  probability int NOT NULL CHECK (probability BETWEEN 0 AND 100),
  probability_own boolean NOT NULL DEFAULT false,
  category text NOT NULL CHECK (category IN ('commit', 'best_case', 'pipeline')),
  category_own boolean NOT NULL DEFAULT false,
  -- What is expected now; the claim keeps what was registered, and what it was when this was last taken over.
  amount_minor bigint,
  currency text NOT NULL,
  close_date date,
  claimed_amount_minor bigint,
  claimed_close_date date,
  family_ids uuid[] NOT NULL DEFAULT '{}',
  next_step text NOT NULL DEFAULT '',
  next_step_on date,
  next_step_side text CHECK (next_step_side IN ('vendor', 'partner')),
  next_step_person_id uuid,
  -- Copied: a partner's people do not see the vendor's list of people, and the name outlives the account.
  next_step_person_name text,
  next_step_reminded_on date,
  won_amount_minor bigint,
  closed_on date,
  opened_at timestamptz NOT NULL,
  closed_at timestamptz,
  version int NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (vendor_id, registration_id),
  FOREIGN KEY (vendor_id, registration_id) REFERENCES registrations (vendor_id, id),
  FOREIGN KEY (vendor_id, partner_id) REFERENCES partners (vendor_id, id)
);
-- Columns of the board: cards in their order, counts and sums from the index alone.
CREATE INDEX deals_by_stage ON deals (vendor_id, stage, (coalesce(close_date, 'infinity'::date)), registration_id)
  INCLUDE (partner_id, currency, amount_minor, probability, category) WHERE state = 'open';
CREATE INDEX deals_by_partner ON deals (vendor_id, partner_id, stage, (coalesce(close_date, 'infinity'::date)), registration_id)
  INCLUDE (currency, amount_minor, probability, category) WHERE state = 'open';
CREATE INDEX deals_by_won ON deals (vendor_id, closed_on) INCLUDE (partner_id, currency, won_amount_minor) WHERE state = 'won';
CREATE INDEX deals_by_next_step ON deals (vendor_id, next_step_on) WHERE state = 'open' AND next_step_on IS NOT NULL;

-- The course of a deal: append-only, all of it for both sides to read.
CREATE TABLE deal_events (
  vendor_id uuid NOT NULL,
  id uuid NOT NULL,
  registration_id uuid NOT NULL,
  partner_id uuid NOT NULL,
  type text NOT NULL,
  at timestamptz NOT NULL,
  actor_kind text NOT NULL CHECK (actor_kind IN ('staff', 'partner', 'system')),
  person_id uuid,
  actor_name text NOT NULL,
  data jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (vendor_id, id),
  FOREIGN KEY (vendor_id, registration_id) REFERENCES deals (vendor_id, registration_id)
);
CREATE INDEX deal_events_by_deal ON deal_events (vendor_id, registration_id, id);

-- Registrations that were approved before there were deals; of all vendors at once, so the owner stands outside for this.
ALTER TABLE registrations NO FORCE ROW LEVEL SECURITY;
ALTER TABLE registration_events NO FORCE ROW LEVEL SECURITY;
INSERT INTO deals (vendor_id, registration_id, partner_id, state, stage, stage_since, probability, category, amount_minor,
  currency, close_date, claimed_amount_minor, claimed_close_date, family_ids, won_amount_minor, closed_on, opened_at,
  closed_at, updated_at)
SELECT r.vendor_id, r.id, r.partner_id,
  CASE WHEN r.state IN ('won', 'lost') THEN r.state WHEN r.state IN ('rejected', 'expired', 'withdrawn') THEN 'ended' ELSE 'open' END,
  'qualification', r.protected_from, 10, 'pipeline', r.amount_minor, r.currency, r.close_date, r.amount_minor, r.close_date,
  r.family_ids, (e.data ->> 'amount_minor')::bigint, (e.data ->> 'closed_on')::date, r.protected_from, e.at, r.updated_at
FROM registrations r
LEFT JOIN LATERAL (
  SELECT e.data, e.at FROM registration_events e
  WHERE e.vendor_id = r.vendor_id AND e.registration_id = r.id AND e.type IN ('win', 'lose', 'expire', 'reject', 'withdraw')
  ORDER BY e.seq DESC LIMIT 1
) e ON r.state IN ('won', 'lost', 'expired', 'rejected', 'withdrawn')
WHERE r.protected_from IS NOT NULL;
ALTER TABLE registrations FORCE ROW LEVEL SECURITY;
ALTER TABLE registration_events FORCE ROW LEVEL SECURITY;

GRANT SELECT, INSERT, UPDATE ON deals TO kanal_app;
GRANT SELECT, INSERT ON deal_events TO kanal_app;
GRANT SELECT, INSERT, DELETE ON deal_stages TO kanal_app;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['deals', 'deal_events'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY tenant ON %I
      USING (vendor_id = current_setting('app.vendor')::uuid AND (current_setting('app.partner') = 'all' OR partner_id::text = current_setting('app.partner')))
      WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND (current_setting('app.partner') = 'all' OR partner_id::text = current_setting('app.partner')))$p$, t);
  END LOOP;
END $$;

-- Every partner reads the stages; only the vendor's people put them in order.
ALTER TABLE deal_stages ENABLE ROW LEVEL SECURITY;
ALTER TABLE deal_stages FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON deal_stages
  USING (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') <> '')
  WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') = 'all');
