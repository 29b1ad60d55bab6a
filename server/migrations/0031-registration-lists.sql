-- Lists of registrations in every order they offer: absent values count as the last (or the least), so the indexes hold the
-- very expressions that the keysets compare. States are counted from an index alone.

DROP INDEX registrations_by_due;
CREATE INDEX registrations_by_due ON registrations (vendor_id, (coalesce(due_at, 'infinity'::timestamptz)), id);
CREATE INDEX registrations_by_amount ON registrations (vendor_id, (coalesce(amount_minor, -1::bigint)), id);
CREATE INDEX registrations_by_close ON registrations (vendor_id, (coalesce(close_date, 'infinity'::date)), id);
DROP INDEX registrations_by_partner_state;
CREATE INDEX registrations_by_partner_state ON registrations (vendor_id, partner_id, state) INCLUDE (number);
CREATE INDEX registrations_by_responsible ON registrations (vendor_id, responsible_id, updated_at DESC, id DESC);
