-- How far a session has come: one row per session, written anew at each step.
-- The time played lies in sessions.played_ms.
CREATE TABLE progress (
	session    INTEGER PRIMARY KEY REFERENCES sessions (id) ON DELETE CASCADE,
	step       INTEGER NOT NULL CHECK (step >= 0),
	kind       TEXT    NOT NULL,
	place      TEXT    NOT NULL,
	side       TEXT    NOT NULL,
	set_number INTEGER NOT NULL CHECK (set_number >= 0),
	elapsed_ms INTEGER NOT NULL CHECK (elapsed_ms >= 0),
	at         INTEGER NOT NULL, -- milliseconds since 1970, UTC
	zone       INTEGER NOT NULL  -- seconds east of UTC
) STRICT;
