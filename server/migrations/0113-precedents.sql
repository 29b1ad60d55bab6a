-- D4: what a final decision teaches, without names; all partners read it once a person has confirmed the text.

CREATE TABLE precedents (
  vendor_id uuid NOT NULL,
  id uuid NOT NULL,
  number int,
  state text NOT NULL CHECK (state IN ('proposed', 'published', 'dropped')),
  kind text NOT NULL,
  ground text NOT NULL,
  priority_rule text NOT NULL,
  reason_code text NOT NULL,
  in_favour text NOT NULL CHECK (in_favour IN ('partner', 'vendor', 'both')),
  title_ru text NOT NULL,
  title_en text NOT NULL,
  text_ru text NOT NULL,
  text_en text NOT NULL,
  proposed_at timestamptz NOT NULL,
  published_at timestamptz,
  PRIMARY KEY (vendor_id, id)
);
CREATE INDEX precedents_by_number ON precedents (vendor_id, number) WHERE state = 'published';

-- Which case it comes from, and who confirmed it: closed to partners.
CREATE TABLE precedent_sources (
  vendor_id uuid NOT NULL,
  precedent_id uuid NOT NULL,
  dispute_id uuid NOT NULL,
  confirmed_by uuid,
  PRIMARY KEY (vendor_id, precedent_id),
  FOREIGN KEY (vendor_id, precedent_id) REFERENCES precedents (vendor_id, id),
  FOREIGN KEY (vendor_id, dispute_id) REFERENCES disputes (vendor_id, id)
);

GRANT SELECT, INSERT, UPDATE ON precedents, precedent_sources TO kanal_app;

DO $$
BEGIN
  ALTER TABLE precedents ENABLE ROW LEVEL SECURITY;
  ALTER TABLE precedents FORCE ROW LEVEL SECURITY;
  CREATE POLICY tenant ON precedents
    USING (vendor_id = current_setting('app.vendor')::uuid AND (current_setting('app.partner') = 'all' OR state = 'published'))
    WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') = 'all');
  ALTER TABLE precedent_sources ENABLE ROW LEVEL SECURITY;
  ALTER TABLE precedent_sources FORCE ROW LEVEL SECURITY;
  CREATE POLICY tenant ON precedent_sources
    USING (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') = 'all')
    WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') = 'all');
END $$;
