-- D5: comments of a deal; those that the vendor's people write among themselves are closed to partners by the database too.

CREATE TABLE deal_comments (
  vendor_id uuid NOT NULL,
  id uuid NOT NULL,
  registration_id uuid NOT NULL,
  partner_id uuid NOT NULL,
  internal boolean NOT NULL DEFAULT false,
  author_id uuid NOT NULL,
  author_name text NOT NULL,
  author_side text NOT NULL CHECK (author_side IN ('vendor', 'partner')),
  text text NOT NULL,
  mention_ids uuid[] NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL,
  edited_at timestamptz,
  -- The words are gone; that there were some stays.
  removed_at timestamptz,
  PRIMARY KEY (vendor_id, id),
  FOREIGN KEY (vendor_id, registration_id) REFERENCES deals (vendor_id, registration_id),
  CHECK (NOT internal OR author_side = 'vendor')
);
CREATE INDEX deal_comments_by_deal ON deal_comments (vendor_id, registration_id, id);

GRANT SELECT, INSERT, UPDATE ON deal_comments TO kanal_app;

ALTER TABLE deal_comments ENABLE ROW LEVEL SECURITY;
ALTER TABLE deal_comments FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON deal_comments
  USING (vendor_id = current_setting('app.vendor')::uuid AND (current_setting('app.partner') = 'all' OR (partner_id::text = current_setting('app.partner') AND NOT internal)))
  WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND (current_setting('app.partner') = 'all' OR (partner_id::text = current_setting('app.partner') AND NOT internal)));
