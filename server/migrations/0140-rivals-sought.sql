-- D4: once, when a case between claims begins, the system looks for who else asks for the same.
ALTER TABLE disputes ADD COLUMN rivals_sought_at timestamptz;
