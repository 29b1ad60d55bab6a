-- D4: what is owed and when; kept promises are of no interest to whoever reminds.
CREATE INDEX dispute_remedies_due ON dispute_remedies (vendor_id, due_on) WHERE state = 'promised';
