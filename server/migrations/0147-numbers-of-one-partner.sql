-- Cases and complaints are numbered within one partner: a number that ran over all of them let each count the others'.

CREATE UNIQUE INDEX conduct_cases_number_of_partner ON conduct_cases (vendor_id, partner_id, number);
DROP INDEX conduct_cases_number;
CREATE UNIQUE INDEX market_complaints_number_of_partner ON market_complaints (vendor_id, partner_id, number);
DROP INDEX market_complaints_number;

-- What has a number keeps it. Of all vendors at once: the owner stands outside of row security for these statements.
ALTER TABLE counters NO FORCE ROW LEVEL SECURITY;
ALTER TABLE conduct_cases NO FORCE ROW LEVEL SECURITY;
ALTER TABLE market_complaints NO FORCE ROW LEVEL SECURITY;
INSERT INTO counters (vendor_id, name, value)
  SELECT vendor_id, 'conduct/' || partner_id, max(number) FROM conduct_cases GROUP BY vendor_id, partner_id;
INSERT INTO counters (vendor_id, name, value)
  SELECT vendor_id, 'complaint/' || partner_id, max(number) FROM market_complaints
  WHERE partner_id IS NOT NULL GROUP BY vendor_id, partner_id;
ALTER TABLE counters FORCE ROW LEVEL SECURITY;
ALTER TABLE conduct_cases FORCE ROW LEVEL SECURITY;
ALTER TABLE market_complaints FORCE ROW LEVEL SECURITY;
