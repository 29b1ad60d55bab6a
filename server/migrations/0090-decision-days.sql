-- The scorecard is on the first page of both sides and counted every decision of a year anew: kept by day and partner instead.

CREATE TABLE decision_days (
  vendor_id uuid NOT NULL,
  -- In the vendor's zone, as it was then.
  day date NOT NULL,
  partner_id uuid NOT NULL,
  decided int NOT NULL CHECK (decided > 0),
  in_time int NOT NULL CHECK (in_time BETWEEN 0 AND decided),
  -- Registered long before the close date, by the rules and the date of the moment of the decision.
  early int NOT NULL CHECK (early BETWEEN 0 AND decided),
  -- Business minutes of each decision: a median cannot be kept as a sum.
  minutes int[] NOT NULL,
  PRIMARY KEY (vendor_id, day, partner_id)
);
GRANT SELECT, INSERT, UPDATE ON decision_days TO kanal_app;

-- What has been decided so far, of all vendors at once: the owner stands outside of row security for this one statement.
ALTER TABLE registration_events NO FORCE ROW LEVEL SECURITY;
ALTER TABLE registrations NO FORCE ROW LEVEL SECURITY;
ALTER TABLE rule_versions NO FORCE ROW LEVEL SECURITY;
ALTER TABLE vendors NO FORCE ROW LEVEL SECURITY;
INSERT INTO decision_days (vendor_id, day, partner_id, decided, in_time, early, minutes)
SELECT e.vendor_id, (e.at AT TIME ZONE v.time_zone)::date, e.partner_id, count(*),
  count(*) FILTER (WHERE e.data ->> 'in_time' = 'true'),
  count(*) FILTER (WHERE r.close_date - (r.first_submitted_at AT TIME ZONE v.time_zone)::date
    > (u.document ->> 'early_registration_days')::int),
  array_agg((e.data ->> 'spent_minutes')::int)
FROM registration_events e
JOIN registrations r ON r.vendor_id = e.vendor_id AND r.id = e.registration_id
JOIN vendors v ON v.vendor_id = e.vendor_id
LEFT JOIN rule_versions u ON u.vendor_id = e.vendor_id AND u.id = e.rules_version_id
WHERE e.type IN ('approve', 'reject')
GROUP BY 1, 2, 3;
ALTER TABLE registration_events FORCE ROW LEVEL SECURITY;
ALTER TABLE registrations FORCE ROW LEVEL SECURITY;
ALTER TABLE rule_versions FORCE ROW LEVEL SECURITY;
ALTER TABLE vendors FORCE ROW LEVEL SECURITY;

ALTER TABLE decision_days ENABLE ROW LEVEL SECURITY;
ALTER TABLE decision_days FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON decision_days
  USING (vendor_id = current_setting('app.vendor')::uuid AND (current_setting('app.partner') = 'all' OR partner_id::text = current_setting('app.partner')))
  WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND (current_setting('app.partner') = 'all' OR partner_id::text = current_setting('app.partner')));
