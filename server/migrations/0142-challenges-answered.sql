-- D4: whom a party has challenged and why, and what the head of channel answered.
ALTER TABLE dispute_parties
  ADD COLUMN challenge_words text NOT NULL DEFAULT '',
  ADD COLUMN challenged_person_id uuid,
  ADD COLUMN challenge_verdict text CHECK (challenge_verdict IN ('upheld', 'declined')),
  ADD COLUMN challenge_answer text NOT NULL DEFAULT '';
