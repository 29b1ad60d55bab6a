-- D1: what happens to the registrations of a partner whose partnership has ended, and when it was done.
ALTER TABLE registrations ADD COLUMN wound_down_at timestamptz;
