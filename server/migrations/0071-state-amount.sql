-- The largest deals of one state, of a product too: read from the index in order until there are enough, never all sorted.

CREATE INDEX registrations_by_state_amount ON registrations (vendor_id, state, (coalesce(amount_minor, -1::bigint)), id);
