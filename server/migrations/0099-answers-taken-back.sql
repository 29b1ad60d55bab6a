-- An answer about two customers can be taken back: the name that it has taught goes with it.

ALTER TABLE customer_verdicts ADD COLUMN alias_id uuid;
CREATE INDEX customer_verdicts_latest ON customer_verdicts (vendor_id, judged_at);
CREATE INDEX customer_verdicts_of_right ON customer_verdicts (vendor_id, right_id);
GRANT DELETE ON customer_verdicts TO kanal_app;

-- Answers given before this: the name of the one record that the other was confirmed to have as well.
ALTER TABLE customer_verdicts NO FORCE ROW LEVEL SECURITY;
ALTER TABLE customer_aliases NO FORCE ROW LEVEL SECURITY;
ALTER TABLE customers NO FORCE ROW LEVEL SECURITY;
UPDATE customer_verdicts v SET alias_id = a.id
FROM customer_aliases a, customers o
WHERE v.verdict = 'same' AND a.vendor_id = v.vendor_id AND o.vendor_id = v.vendor_id AND a.source = 'verdict'
  AND (a.customer_id, o.id) IN ((v.right_id, v.left_id), (v.left_id, v.right_id)) AND a.match_name = o.match_name;
ALTER TABLE customers FORCE ROW LEVEL SECURITY;
ALTER TABLE customer_aliases FORCE ROW LEVEL SECURITY;
ALTER TABLE customer_verdicts FORCE ROW LEVEL SECURITY;
