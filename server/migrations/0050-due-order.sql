-- Lists by due time: what has ended waits for nobody and comes last, also while its partner may still bring it back.

CREATE INDEX registrations_by_turn ON registrations
  (vendor_id, (CASE WHEN state = 'expired' THEN 'infinity'::timestamptz ELSE coalesce(due_at, 'infinity'::timestamptz) END), id);
DROP INDEX registrations_by_due;
