-- The length in minutes that a session was fitted to, 0 for the routine as it is
-- written: an interrupted session goes on as it was.
ALTER TABLE sessions ADD COLUMN minutes INTEGER NOT NULL DEFAULT 0 CHECK (minutes >= 0);
