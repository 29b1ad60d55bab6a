-- D1–D3: claims in conflict, refusals appealed, the vendor's silence with its remedy, protections revoked and transferred.

ALTER TABLE registrations DROP CONSTRAINT registrations_state_check;
ALTER TABLE registrations ADD CONSTRAINT registrations_state_check CHECK (state IN ('draft', 'submitted',
  'under_review', 'action_required', 'in_conflict', 'rejected', 'approved', 'at_risk', 'expired', 'withdrawn', 'revoked',
  'transferred', 'won', 'lost')) NOT VALID;
ALTER TABLE registrations VALIDATE CONSTRAINT registrations_state_check;

-- In the vendor's present turn: when its time ran out, and when twice its time had.
ALTER TABLE registrations ADD COLUMN overdue_at timestamptz;
ALTER TABLE registrations ADD COLUMN silent_at timestamptz;
-- Since when the vendor's silence protects the claim, until the decision.
ALTER TABLE registrations ADD COLUMN provisional_at timestamptz;
-- Who refused: an appeal goes to somebody else.
ALTER TABLE registrations ADD COLUMN refused_by uuid;
ALTER TABLE registrations ADD COLUMN appealed_at timestamptz;
