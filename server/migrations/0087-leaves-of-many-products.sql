-- A claim of many products has a customer tag for each: with all its fields it is longer than 2 KiB.

ALTER TABLE log_leaves ADD CONSTRAINT log_leaves_leaf_length CHECK (octet_length(leaf) <= 4096) NOT VALID;
ALTER TABLE log_leaves DROP CONSTRAINT log_leaves_leaf_check;
ALTER TABLE log_leaves VALIDATE CONSTRAINT log_leaves_leaf_length;
