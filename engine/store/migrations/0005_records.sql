-- What belongs to a session besides its times. The owner is the program that
-- plays it, known by a lock file of that name.
ALTER TABLE sessions ADD COLUMN owner      TEXT    NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN resumed    INTEGER NOT NULL DEFAULT 0 CHECK (resumed >= 0);
ALTER TABLE sessions ADD COLUMN before     INTEGER CHECK (before BETWEEN 0 AND 10); -- discomfort
ALTER TABLE sessions ADD COLUMN after      INTEGER CHECK (after BETWEEN 0 AND 10);
ALTER TABLE sessions ADD COLUMN note       TEXT    NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN deleted_at INTEGER; -- milliseconds; NULL while it is in the history

-- The day of the start on the calendar of the place, counted from 1 January
-- 1970. The large number makes the division round down before 1970 too: a clock
-- with an empty battery begins there.
ALTER TABLE sessions ADD COLUMN day INTEGER GENERATED ALWAYS AS
	((started_at / 1000 + started_zone + 86400000000) / 86400 - 1000000) VIRTUAL;

CREATE INDEX sessions_by_day ON sessions (day);
CREATE INDEX sessions_deleted ON sessions (deleted_at) WHERE deleted_at IS NOT NULL;

ALTER TABLE progress ADD COLUMN exercise   TEXT    NOT NULL DEFAULT '';
ALTER TABLE progress ADD COLUMN visit      INTEGER NOT NULL DEFAULT 0;
ALTER TABLE progress ADD COLUMN planned_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE progress ADD COLUMN worked_ms  INTEGER NOT NULL DEFAULT 0;

-- One row per set of one side, from its first second on. A session that is
-- resumed begins a new run; in each run the visits count from 1.
CREATE TABLE sets (
	session    INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
	run        INTEGER NOT NULL,
	visit      INTEGER NOT NULL,
	exercise   TEXT    NOT NULL,
	place      TEXT    NOT NULL,
	side       TEXT    NOT NULL,
	set_number INTEGER NOT NULL,
	planned_ms INTEGER NOT NULL CHECK (planned_ms >= 0),
	worked_ms  INTEGER NOT NULL CHECK (worked_ms >= 0),
	at         INTEGER NOT NULL, -- milliseconds since 1970, UTC
	zone       INTEGER NOT NULL, -- seconds east of UTC
	PRIMARY KEY (session, run, visit)
) STRICT, WITHOUT ROWID;

-- The moments in which somebody said that it hurts.
CREATE TABLE hurts (
	id         INTEGER PRIMARY KEY AUTOINCREMENT,
	session    INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
	exercise   TEXT    NOT NULL,
	place      TEXT    NOT NULL,
	side       TEXT    NOT NULL,
	set_number INTEGER NOT NULL,
	elapsed_ms INTEGER NOT NULL CHECK (elapsed_ms >= 0),
	played_ms  INTEGER NOT NULL CHECK (played_ms >= 0),
	answer     TEXT    NOT NULL,
	at         INTEGER NOT NULL,
	zone       INTEGER NOT NULL
) STRICT;

CREATE INDEX hurts_by_session ON hurts (session);

-- Walks, swims, rides: what was done without Uncoil.
CREATE TABLE activities (
	id         INTEGER PRIMARY KEY AUTOINCREMENT,
	kind       TEXT    NOT NULL,
	day        INTEGER NOT NULL, -- counted from 1 January 1970
	length_ms  INTEGER NOT NULL CHECK (length_ms > 0),
	note       TEXT    NOT NULL,
	deleted_at INTEGER
) STRICT;

CREATE INDEX activities_by_day ON activities (day);

-- A clock that was set back in mid-session left sessions that ended too early.
UPDATE sessions SET ended_at = started_at + played_ms WHERE ended_at < started_at + played_ms;
