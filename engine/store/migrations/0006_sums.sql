-- Sums that the database keeps by itself, so that the history opens at once
-- however long it is. A day is summed up anew whenever something in it changes:
-- that costs as much as the day has sessions, and cannot drift.
CREATE TABLE days (
	day          INTEGER PRIMARY KEY,
	sessions     INTEGER NOT NULL, -- of a minute at least, or played to the end
	finished     INTEGER NOT NULL,
	played_ms    INTEGER NOT NULL,
	other_ms     INTEGER NOT NULL,
	before_sum   INTEGER NOT NULL,
	before_count INTEGER NOT NULL,
	after_sum    INTEGER NOT NULL,
	after_count  INTEGER NOT NULL
) STRICT;

-- The same of the weeks that begin on Sunday (first = 0) and on Monday (1).
CREATE TABLE weeks (
	first        INTEGER NOT NULL,
	week         INTEGER NOT NULL, -- its first day
	sessions     INTEGER NOT NULL,
	finished     INTEGER NOT NULL,
	played_ms    INTEGER NOT NULL,
	other_ms     INTEGER NOT NULL,
	before_sum   INTEGER NOT NULL,
	before_count INTEGER NOT NULL,
	after_sum    INTEGER NOT NULL,
	after_count  INTEGER NOT NULL,
	PRIMARY KEY (first, week)
) STRICT, WITHOUT ROWID;

-- The week of a day, for both: 1 January 1970 was a Thursday, and the large
-- multiple of seven keeps the remainder positive before that.
CREATE VIEW touched AS SELECT 0 AS day;

CREATE TRIGGER day_touched INSTEAD OF INSERT ON touched BEGIN
	DELETE FROM days WHERE day = NEW.day;
	INSERT INTO days
	SELECT NEW.day, s.sessions, s.finished, s.played, a.other, s.before_sum, s.before_count, s.after_sum, s.after_count
	FROM (SELECT
			coalesce(sum(played_ms >= 60000 OR finished), 0) AS sessions,
			coalesce(sum(finished), 0) AS finished,
			coalesce(sum(played_ms), 0) AS played,
			coalesce(sum(before), 0) AS before_sum, count(before) AS before_count,
			coalesce(sum(after), 0) AS after_sum, count(after) AS after_count,
			count(*) AS rows
		FROM sessions WHERE day = NEW.day AND deleted_at IS NULL) s,
		(SELECT coalesce(sum(length_ms), 0) AS other, count(*) AS rows
		FROM activities WHERE day = NEW.day AND deleted_at IS NULL) a
	WHERE s.rows + a.rows > 0;

	DELETE FROM weeks WHERE first = 0 AND week = NEW.day - (NEW.day + 7000004) % 7;
	DELETE FROM weeks WHERE first = 1 AND week = NEW.day - (NEW.day + 7000003) % 7;
	INSERT INTO weeks
	SELECT f.first, f.week, sum(sessions), sum(finished), sum(played_ms), sum(other_ms),
		sum(before_sum), sum(before_count), sum(after_sum), sum(after_count)
	FROM (SELECT 0 AS first, NEW.day - (NEW.day + 7000004) % 7 AS week
		UNION ALL SELECT 1, NEW.day - (NEW.day + 7000003) % 7) f
	JOIN days ON days.day BETWEEN f.week AND f.week + 6
	GROUP BY f.first;
END;

CREATE TRIGGER session_added AFTER INSERT ON sessions BEGIN
	INSERT INTO touched VALUES (NEW.day);
END;
CREATE TRIGGER session_changed
AFTER UPDATE OF played_ms, finished, before, after, deleted_at, started_at, started_zone ON sessions BEGIN
	INSERT INTO touched SELECT OLD.day WHERE OLD.day <> NEW.day;
	INSERT INTO touched VALUES (NEW.day);
END;
CREATE TRIGGER session_removed AFTER DELETE ON sessions BEGIN
	INSERT INTO touched VALUES (OLD.day);
END;
CREATE TRIGGER activity_added AFTER INSERT ON activities BEGIN
	INSERT INTO touched VALUES (NEW.day);
END;
CREATE TRIGGER activity_changed AFTER UPDATE ON activities BEGIN
	INSERT INTO touched SELECT OLD.day WHERE OLD.day <> NEW.day;
	INSERT INTO touched VALUES (NEW.day);
END;
CREATE TRIGGER activity_removed AFTER DELETE ON activities BEGIN
	INSERT INTO touched VALUES (OLD.day);
END;

-- How much was done of each exercise. A set counts from its half on.
CREATE TABLE exercise_totals (
	exercise  TEXT PRIMARY KEY,
	sets      INTEGER NOT NULL,
	worked_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER set_added AFTER INSERT ON sets BEGIN
	INSERT INTO exercise_totals VALUES (NEW.exercise, NEW.worked_ms * 2 >= NEW.planned_ms, NEW.worked_ms)
	ON CONFLICT DO UPDATE SET sets = sets + excluded.sets, worked_ms = worked_ms + excluded.worked_ms;
END;
CREATE TRIGGER set_changed AFTER UPDATE ON sets BEGIN
	UPDATE exercise_totals SET
		sets = sets + (NEW.worked_ms * 2 >= NEW.planned_ms) - (OLD.worked_ms * 2 >= OLD.planned_ms),
		worked_ms = worked_ms + NEW.worked_ms - OLD.worked_ms
	WHERE exercise = NEW.exercise;
END;
-- Sets are removed with their session alone, which has left the sums before.
CREATE TRIGGER session_deleted AFTER UPDATE OF deleted_at ON sessions
WHEN OLD.deleted_at IS NULL AND NEW.deleted_at IS NOT NULL BEGIN
	UPDATE exercise_totals SET sets = exercise_totals.sets - s.n, worked_ms = exercise_totals.worked_ms - s.ms
	FROM (SELECT exercise, sum(worked_ms * 2 >= planned_ms) AS n, sum(worked_ms) AS ms
		FROM sets WHERE session = NEW.id GROUP BY exercise) s
	WHERE exercise_totals.exercise = s.exercise;
END;
CREATE TRIGGER session_restored AFTER UPDATE OF deleted_at ON sessions
WHEN OLD.deleted_at IS NOT NULL AND NEW.deleted_at IS NULL BEGIN
	UPDATE exercise_totals SET sets = exercise_totals.sets + s.n, worked_ms = exercise_totals.worked_ms + s.ms
	FROM (SELECT exercise, sum(worked_ms * 2 >= planned_ms) AS n, sum(worked_ms) AS ms
		FROM sets WHERE session = NEW.id GROUP BY exercise) s
	WHERE exercise_totals.exercise = s.exercise;
END;

-- What was there before the sums were.
INSERT INTO touched SELECT DISTINCT day FROM sessions;
