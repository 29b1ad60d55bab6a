-- Sums of the board and the forecast are read from indexes alone: the day itself stands beside the expression that orders by it.

DROP INDEX deals_by_stage;
DROP INDEX deals_by_partner;
DROP INDEX deals_by_won;
CREATE INDEX deals_by_stage ON deals (vendor_id, stage, (coalesce(close_date, 'infinity'::date)), registration_id)
  INCLUDE (partner_id, currency, amount_minor, probability, category, close_date, next_step_on, family_ids) WHERE state = 'open';
CREATE INDEX deals_by_partner ON deals (vendor_id, partner_id, stage, (coalesce(close_date, 'infinity'::date)), registration_id)
  INCLUDE (currency, amount_minor, probability, category, close_date, next_step_on, family_ids) WHERE state = 'open';
CREATE INDEX deals_by_won ON deals (vendor_id, closed_on) INCLUDE (partner_id, currency, won_amount_minor, family_ids)
  WHERE state = 'won';
