-- Rule sets as dated versions that decisions cite; production calendars a vendor has loaded; deputies.

CREATE TABLE rule_versions (
  vendor_id uuid NOT NULL,
  id uuid NOT NULL,
  rule_set text NOT NULL,
  version int NOT NULL,
  state text NOT NULL CHECK (state IN ('draft', 'in_review', 'published', 'discarded')),
  document jsonb NOT NULL,
  document_hash text NOT NULL,
  note text NOT NULL DEFAULT '',
  effective_from timestamptz,
  created_by uuid,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  published_by uuid,
  published_at timestamptz,
  PRIMARY KEY (vendor_id, id)
);
CREATE UNIQUE INDEX rule_versions_by_version ON rule_versions (vendor_id, rule_set, version);
CREATE UNIQUE INDEX rule_versions_one_draft ON rule_versions (vendor_id, rule_set) WHERE state IN ('draft', 'in_review');
CREATE UNIQUE INDEX rule_versions_one_date ON rule_versions (vendor_id, rule_set, effective_from) WHERE state = 'published';

CREATE TABLE calendar_years (
  vendor_id uuid NOT NULL,
  country text NOT NULL,
  year int NOT NULL,
  document jsonb NOT NULL,
  loaded_by uuid,
  loaded_at timestamptz NOT NULL,
  PRIMARY KEY (vendor_id, country, year)
);

CREATE TABLE deputies (
  vendor_id uuid NOT NULL,
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  deputy_id uuid NOT NULL,
  from_at timestamptz NOT NULL,
  until_at timestamptz NOT NULL,
  created_by uuid,
  created_at timestamptz NOT NULL,
  cancelled_at timestamptz,
  PRIMARY KEY (vendor_id, id),
  FOREIGN KEY (vendor_id, person_id) REFERENCES people (vendor_id, id),
  FOREIGN KEY (vendor_id, deputy_id) REFERENCES people (vendor_id, id),
  CHECK (until_at > from_at AND person_id <> deputy_id)
);
CREATE INDEX deputies_by_person ON deputies (vendor_id, person_id, from_at);

GRANT SELECT, INSERT, UPDATE ON rule_versions, calendar_years, deputies TO kanal_app;

ALTER TABLE rule_versions ENABLE ROW LEVEL SECURITY;
ALTER TABLE rule_versions FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON rule_versions
  USING (vendor_id = current_setting('app.vendor')::uuid AND (current_setting('app.partner') = 'all' OR (current_setting('app.partner') <> '' AND state = 'published')))
  WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') = 'all');

ALTER TABLE calendar_years ENABLE ROW LEVEL SECURITY;
ALTER TABLE calendar_years FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON calendar_years
  USING (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') <> '')
  WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') = 'all');

ALTER TABLE deputies ENABLE ROW LEVEL SECURITY;
ALTER TABLE deputies FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON deputies
  USING (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') = 'all')
  WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') = 'all');
