-- Which registrations were handed over to their partner, and which claims bear the same customer tag: what an auditor asks of a log.

-- The first receipt of a registration that left the house for its own partner. No row: nobody of the partner has had one.
CREATE TABLE log_handovers (
  vendor_id uuid NOT NULL,
  registration_id uuid NOT NULL,
  partner_id uuid NOT NULL,
  leaf_index bigint NOT NULL,
  way text NOT NULL CHECK (way IN ('mail', 'cabinet', 'api')),
  at timestamptz NOT NULL,
  PRIMARY KEY (vendor_id, registration_id)
);

-- Where a registration first claimed a customer and product family: the tag stands in the leaf, here it can be looked up.
CREATE TABLE log_claims (
  vendor_id uuid NOT NULL,
  tag text NOT NULL,
  registration_id uuid NOT NULL,
  partner_id uuid NOT NULL,
  first_index bigint NOT NULL,
  PRIMARY KEY (vendor_id, tag, registration_id)
);

CREATE INDEX log_leaves_by_time ON log_leaves (vendor_id, at);
CREATE INDEX log_leaves_by_type ON log_leaves (vendor_id, type, leaf_index);
CREATE INDEX log_leaves_by_partner ON log_leaves (vendor_id, partner_id, leaf_index) WHERE partner_id IS NOT NULL;

GRANT SELECT, INSERT ON log_handovers, log_claims TO kanal_app;

DO $$
DECLARE t text; v record;
BEGIN
  FOREACH t IN ARRAY ARRAY['log_handovers', 'log_claims'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY tenant ON %I
      USING (vendor_id = current_setting('app.vendor')::uuid AND (current_setting('app.partner') = 'all' OR partner_id::text = current_setting('app.partner')))
      WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND (current_setting('app.partner') = 'all' OR partner_id::text = current_setting('app.partner')))$p$, t);
  END LOOP;
  -- What older logs already know, vendor by vendor: row security holds for the owner too.
  FOR v IN SELECT vendor_id FROM vendor_directory LOOP
    PERFORM set_config('app.vendor', v.vendor_id::text, true), set_config('app.partner', 'all', true);
    INSERT INTO log_claims (vendor_id, tag, registration_id, partner_id, first_index)
      SELECT l.vendor_id, each.tag, l.registration_id, min(l.partner_id::text)::uuid, min(l.leaf_index)
      FROM log_leaves l
      CROSS JOIN LATERAL (
        SELECT l.leaf::jsonb ->> 'cust' AS tag
        UNION
        SELECT value FROM jsonb_each_text(coalesce(l.leaf::jsonb -> 'f', '{}')) WHERE key ~ '^cust\.[0-9]+$'
      ) each
      WHERE l.vendor_id = v.vendor_id AND l.registration_id IS NOT NULL AND each.tag IS NOT NULL
      GROUP BY l.vendor_id, each.tag, l.registration_id;
    INSERT INTO log_handovers (vendor_id, registration_id, partner_id, leaf_index, way, at)
      SELECT DISTINCT ON (l.registration_id) m.vendor_id, l.registration_id, l.partner_id, l.leaf_index, 'mail', m.sent_at
      FROM mails m
      JOIN log_leaves l ON l.vendor_id = m.vendor_id AND l.leaf_index = m.receipt_index AND l.partner_id = m.partner_id
      WHERE m.vendor_id = v.vendor_id AND m.state = 'sent' AND m.sent_at IS NOT NULL AND l.registration_id IS NOT NULL
      ORDER BY l.registration_id, m.sent_at;
  END LOOP;
END $$;
