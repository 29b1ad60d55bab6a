-- The vendor has a clock in a case too: by when it decides, or answers an appeal; how often it was late is a fact of the case.

ALTER TABLE conduct_cases ADD COLUMN vendor_due_at timestamptz;
ALTER TABLE conduct_cases ADD COLUMN late_at timestamptz;
ALTER TABLE conduct_cases ADD COLUMN times_late int NOT NULL DEFAULT 0;
CREATE INDEX conduct_cases_vendor_due ON conduct_cases (vendor_id, vendor_due_at) WHERE vendor_due_at IS NOT NULL;
