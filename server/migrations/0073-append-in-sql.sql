-- A leaf joins the tree by statements alone: nobody waits for the application while the head of the log is locked.

-- RFC 6962 for one more leaf, as `append` of packages/receipt does it; a test compares the two. `made`: hashes of the nodes
-- that the leaf completes, from the leaf upwards; `grown`: the perfect subtrees afterwards; `root`: of them all.
CREATE FUNCTION log_appended(size bigint, perfect_hashes bytea, leaf_hash bytea, OUT made bytea, OUT grown bytea, OUT root bytea)
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  rest bigint := size;
BEGIN
  IF octet_length(perfect_hashes) <> 32 * bit_count(size::bit(64)) OR octet_length(leaf_hash) <> 32 THEN
    RAISE EXCEPTION 'the log cannot grow: % bytes of hashes for % leaves, % of a leaf',
      octet_length(perfect_hashes), size, octet_length(leaf_hash);
  END IF;
  root := leaf_hash;
  made := leaf_hash;
  grown := perfect_hashes;
  WHILE rest & 1 = 1 LOOP
    root := sha256('\x01'::bytea || substring(grown FROM octet_length(grown) - 31) || root);
    grown := substring(grown FOR octet_length(grown) - 32);
    made := made || root;
    rest := rest >> 1;
  END LOOP;
  grown := grown || root;
  FOR at IN REVERSE octet_length(grown) / 32 - 1 .. 1 LOOP
    root := sha256('\x01'::bytea || substring(grown FROM 32 * at - 31 FOR 32) || root);
  END LOOP;
END $$;
