-- Search by words of names: who carries a word stands in lists, and who has changed since then waits in a row of its own.

-- Ids of those that carry a word; a usual word has several parts. Words are compared byte by byte, so that those that begin
-- alike stand together.
CREATE TABLE word_lists (
  vendor_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('customer', 'claim')),
  word text COLLATE "C" NOT NULL,
  part int NOT NULL,
  ids uuid[] NOT NULL,
  PRIMARY KEY (vendor_id, kind, word, part)
);

-- One row for each that has changed; while it stands here, the lists say nothing of it.
CREATE TABLE word_changes (
  vendor_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('customer', 'claim')),
  id uuid NOT NULL,
  words text[] COLLATE "C" NOT NULL DEFAULT '{}',
  -- Its names, where the words in them have not been read yet.
  unread text,
  -- The words under which the lists hold it; NULL when that is not known.
  listed text[] COLLATE "C",
  PRIMARY KEY (vendor_id, kind, id)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON word_lists, word_changes TO kanal_app;

-- `customer_tokens` stays for servers of the release before this one; nothing reads or writes it any more.
ALTER TABLE customer_tokens NO FORCE ROW LEVEL SECURITY;
INSERT INTO word_lists (vendor_id, kind, word, part, ids)
  SELECT vendor_id, 'customer', token, part, array_agg(customer_id ORDER BY customer_id) FROM (
    SELECT vendor_id, token, customer_id,
      (row_number() OVER (PARTITION BY vendor_id, token ORDER BY customer_id) - 1) / 100 AS part
    FROM customer_tokens
  ) numbered GROUP BY vendor_id, token, part;
ALTER TABLE customer_tokens FORCE ROW LEVEL SECURITY;

-- Words of claims are read by the job; until then their text is searched.
ALTER TABLE registrations NO FORCE ROW LEVEL SECURITY;
INSERT INTO word_changes (vendor_id, kind, id, unread, listed)
  SELECT vendor_id, 'claim', id, customer_name || E'\n' || project_name, '{}' FROM registrations WHERE number IS NOT NULL;
ALTER TABLE registrations FORCE ROW LEVEL SECURITY;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['word_lists', 'word_changes'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY tenant ON %I
      USING (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') = 'all')
      WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') = 'all')$p$, t);
  END LOOP;
END $$;
