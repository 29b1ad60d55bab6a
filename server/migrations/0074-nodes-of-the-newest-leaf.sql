-- The head keeps the nodes that its newest leaf has completed: one statement locks it, moves it on and says what to store.

ALTER TABLE log_heads ADD COLUMN made bytea NOT NULL DEFAULT '';
