-- How much a set was meant to have, in the unit of the exercise's dose; 0 where it
-- was noted before this was kept.
ALTER TABLE sets ADD COLUMN amount REAL NOT NULL DEFAULT 0 CHECK (amount >= 0);
