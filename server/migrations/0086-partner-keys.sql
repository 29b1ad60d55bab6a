-- Public halves of the keys with which a partner's people sign their own registrations; kept for ever, since signatures outlive them.

CREATE TABLE partner_keys (
  vendor_id uuid NOT NULL,
  id uuid NOT NULL,
  partner_id uuid NOT NULL,
  person_id uuid NOT NULL,
  -- Short hash of the key, by which people and receipts name it.
  key_id text NOT NULL,
  public_key bytea NOT NULL CHECK (octet_length(public_key) = 32),
  -- Where it is kept, in its owner's words.
  device text NOT NULL,
  created_at timestamptz NOT NULL,
  retired_at timestamptz,
  retired_by uuid,
  PRIMARY KEY (vendor_id, id),
  FOREIGN KEY (vendor_id, partner_id) REFERENCES partners (vendor_id, id),
  FOREIGN KEY (vendor_id, person_id) REFERENCES people (vendor_id, id)
);
-- A key that was retired never comes back.
CREATE UNIQUE INDEX partner_keys_by_key ON partner_keys (vendor_id, key_id);
CREATE INDEX partner_keys_by_partner ON partner_keys (vendor_id, partner_id, created_at, id);
CREATE INDEX partner_keys_by_person ON partner_keys (vendor_id, person_id);

GRANT SELECT, INSERT, UPDATE ON partner_keys TO kanal_app;

ALTER TABLE partner_keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE partner_keys FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON partner_keys
  USING (vendor_id = current_setting('app.vendor')::uuid AND (current_setting('app.partner') = 'all' OR partner_id::text = current_setting('app.partner')))
  WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND (current_setting('app.partner') = 'all' OR partner_id::text = current_setting('app.partner')));
