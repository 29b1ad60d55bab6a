-- What is found against the vendor's own people in a case of conduct is a breach by the vendor, also when no registration is named.

ALTER TABLE breaches ALTER COLUMN registration_id DROP NOT NULL;
ALTER TABLE breaches ADD COLUMN conduct_case_id uuid;
