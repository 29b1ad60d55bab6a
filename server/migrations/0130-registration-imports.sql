-- Registrations from a file: how its columns are read, what became of each row, and until when all of it can be taken back.

CREATE TABLE registration_imports (
  vendor_id uuid NOT NULL,
  id uuid NOT NULL,
  partner_id uuid NOT NULL,
  person_id uuid NOT NULL,
  -- Written down, because a partner cannot look up the vendor's people.
  person_name text NOT NULL DEFAULT '',
  -- Begun by the vendor's people for the partner: open to both. What a partner begins is its own until rows are submitted.
  by_vendor boolean NOT NULL,
  -- Who answers for rows that name nobody.
  responsible_id uuid NOT NULL,
  state text NOT NULL DEFAULT 'empty'
    CHECK (state IN ('empty', 'reading', 'unreadable', 'mapping', 'running', 'stopped', 'done', 'undoing', 'undone', 'discarded')),
  mode text CHECK (mode IN ('submit', 'drafts')),
  file_name text NOT NULL DEFAULT '',
  file_sha256 text,
  -- NULL when the bytes have been read: the rows are kept, the file is not.
  storage_key text,
  headings jsonb NOT NULL DEFAULT '[]',
  -- One for each heading: the name of a field, or null.
  columns jsonb NOT NULL DEFAULT '[]',
  row_count int NOT NULL DEFAULT 0,
  rows_planned int NOT NULL DEFAULT 0,
  rows_done int NOT NULL DEFAULT 0,
  problem jsonb,
  attempts int NOT NULL DEFAULT 0,
  -- The lease of the process that works on it; whoever dies leaves it to be gone on with afterwards.
  leased_until timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  finished_at timestamptz,
  undo_until timestamptz,
  undone_at timestamptz,
  PRIMARY KEY (vendor_id, id),
  FOREIGN KEY (vendor_id, partner_id) REFERENCES partners (vendor_id, id),
  FOREIGN KEY (vendor_id, person_id) REFERENCES people (vendor_id, id)
);
CREATE INDEX registration_imports_of_partner ON registration_imports (vendor_id, partner_id, created_at DESC, id DESC);
CREATE INDEX registration_imports_by_vendor ON registration_imports (vendor_id, created_at DESC, id DESC) WHERE by_vendor;
CREATE INDEX registration_imports_waiting ON registration_imports (vendor_id, updated_at)
  WHERE state IN ('reading', 'running', 'undoing');
CREATE INDEX registration_imports_by_key ON registration_imports (vendor_id, storage_key) WHERE storage_key IS NOT NULL;

CREATE TABLE registration_import_rows (
  vendor_id uuid NOT NULL,
  import_id uuid NOT NULL,
  -- The line of the file, as its reader knows it.
  row_number int NOT NULL,
  partner_id uuid NOT NULL,
  cells jsonb NOT NULL,
  -- What is to be done with it, fixed when the import is started.
  plan text CHECK (plan IN ('submit', 'draft', 'skip')),
  outcome text CHECK (outcome IN ('submitted', 'draft', 'failed', 'skipped')),
  registration_id uuid,
  -- Why it is not registered: problems with their params.
  problems jsonb NOT NULL DEFAULT '[]',
  undo_outcome text CHECK (undo_outcome IN ('taken_back', 'stays')),
  PRIMARY KEY (vendor_id, import_id, row_number),
  FOREIGN KEY (vendor_id, import_id) REFERENCES registration_imports (vendor_id, id) ON DELETE CASCADE
);
CREATE INDEX registration_import_rows_made ON registration_import_rows (vendor_id, registration_id)
  WHERE registration_id IS NOT NULL;

-- How a company names its columns: remembered from its last import.
CREATE TABLE registration_import_headings (
  vendor_id uuid NOT NULL,
  partner_id uuid NOT NULL,
  heading text NOT NULL,
  -- NULL: this column is not read.
  field text,
  PRIMARY KEY (vendor_id, partner_id, heading)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON registration_imports, registration_import_rows, registration_import_headings TO kanal_app;

ALTER TABLE registration_imports ENABLE ROW LEVEL SECURITY;
ALTER TABLE registration_imports FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON registration_imports
  USING (vendor_id = current_setting('app.vendor')::uuid AND (current_setting('app.partner') = 'all' OR partner_id::text = current_setting('app.partner')))
  WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND (current_setting('app.partner') = 'all' OR partner_id::text = current_setting('app.partner')));

ALTER TABLE registration_import_rows ENABLE ROW LEVEL SECURITY;
ALTER TABLE registration_import_rows FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON registration_import_rows
  USING (vendor_id = current_setting('app.vendor')::uuid AND (current_setting('app.partner') = 'all' OR partner_id::text = current_setting('app.partner')))
  WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND (current_setting('app.partner') = 'all' OR partner_id::text = current_setting('app.partner')));

ALTER TABLE registration_import_headings ENABLE ROW LEVEL SECURITY;
ALTER TABLE registration_import_headings FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON registration_import_headings
  USING (vendor_id = current_setting('app.vendor')::uuid AND (current_setting('app.partner') = 'all' OR partner_id::text = current_setting('app.partner')))
  WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND (current_setting('app.partner') = 'all' OR partner_id::text = current_setting('app.partner')));
