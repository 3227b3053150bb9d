-- One row per session. AUTOINCREMENT: an id is never given to a second one.
CREATE TABLE sessions (
	id           INTEGER PRIMARY KEY AUTOINCREMENT,
	routine      TEXT    NOT NULL,
	name         TEXT    NOT NULL,
	started_at   INTEGER NOT NULL, -- milliseconds since 1970, UTC
	started_zone INTEGER NOT NULL, -- seconds east of UTC
	ended_at     INTEGER,          -- NULL while the session is open
	ended_zone   INTEGER,
	planned_ms   INTEGER NOT NULL CHECK (planned_ms >= 0),
	played_ms    INTEGER NOT NULL DEFAULT 0 CHECK (played_ms >= 0),
	finished     INTEGER NOT NULL DEFAULT 0 CHECK (finished IN (0, 1)),
	CHECK ((ended_at IS NULL) = (ended_zone IS NULL)),
	CHECK (finished = 0 OR ended_at IS NOT NULL)
) STRICT;

CREATE INDEX sessions_by_start ON sessions (started_at);
CREATE INDEX sessions_open ON sessions (started_at) WHERE ended_at IS NULL;
