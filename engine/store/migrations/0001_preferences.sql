-- "Unco" in ASCII: tells our database from another program's.
PRAGMA application_id = 1433297775;

-- One row, the whole of engine.Preferences as JSON.
CREATE TABLE preferences (
	id         INTEGER PRIMARY KEY CHECK (id = 1),
	json       TEXT    NOT NULL,
	saved_at   INTEGER NOT NULL, -- milliseconds since 1970, UTC
	saved_zone INTEGER NOT NULL  -- seconds east of UTC
) STRICT;
