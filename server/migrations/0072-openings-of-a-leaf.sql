-- What opens the fields of a leaf stands in one row, not in twenty: a registration spent most of the log's share on them.

CREATE TABLE log_leaf_openings (
  vendor_id uuid NOT NULL,
  leaf_index bigint NOT NULL,
  partner_id uuid,
  -- [[label, value], …]
  fields jsonb NOT NULL,
  -- 32 bytes for each field, in the same order.
  salts bytea NOT NULL,
  PRIMARY KEY (vendor_id, leaf_index),
  -- No reference to log_leaves: the row is written beside its leaf, and a leaf is never deleted.
  CHECK (octet_length(salts) = 32 * jsonb_array_length(fields))
);

-- The only part of the log that can go: erasure deletes the row and writes what remains of it, so nothing is ever updated.
GRANT SELECT, INSERT, DELETE ON log_leaf_openings TO kanal_app;

ALTER TABLE log_leaf_openings ENABLE ROW LEVEL SECURITY;
ALTER TABLE log_leaf_openings FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON log_leaf_openings
  USING (vendor_id = current_setting('app.vendor')::uuid AND (current_setting('app.partner') = 'all' OR partner_id::text = current_setting('app.partner')))
  WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND (current_setting('app.partner') = 'all' OR partner_id::text = current_setting('app.partner')));

-- Moved and not copied: what is erased from now on must be erased once. No lock but on the rows moved, so a server of the
-- release before goes on writing to log_openings, where its leaves are still read and erased; a later release drops it.
DO $$
DECLARE v uuid;
BEGIN
  PERFORM set_config('app.partner', 'all', true);
  FOR v IN SELECT vendor_id FROM vendor_directory LOOP
    PERFORM set_config('app.vendor', v::text, true);
    WITH moved AS (DELETE FROM log_openings WHERE vendor_id = v RETURNING leaf_index, partner_id, label, value, salt)
    INSERT INTO log_leaf_openings (vendor_id, leaf_index, partner_id, fields, salts)
    SELECT v, leaf_index, partner_id, jsonb_agg(jsonb_build_array(label, value) ORDER BY label), string_agg(salt, '' ORDER BY label)
    FROM moved GROUP BY leaf_index, partner_id;
  END LOOP;
END $$;
