-- A session counts from half of its length or five minutes on, as engine.Counts
-- has it. To have skipped to the end is not enough any more.
DROP TRIGGER day_touched;
CREATE TRIGGER day_touched INSTEAD OF INSERT ON touched BEGIN
	DELETE FROM days WHERE day = NEW.day;
	INSERT INTO days
	SELECT NEW.day, s.sessions, s.finished, s.played, a.other, s.before_sum, s.before_count, s.after_sum, s.after_count
	FROM (SELECT
			coalesce(sum(played_ms > 0 AND (played_ms >= 300000 OR 2 * played_ms >= planned_ms)), 0) AS sessions,
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

DROP TRIGGER session_changed;
CREATE TRIGGER session_changed
AFTER UPDATE OF played_ms, planned_ms, finished, before, after, deleted_at, started_at, started_zone ON sessions BEGIN
	INSERT INTO touched SELECT OLD.day WHERE OLD.day <> NEW.day;
	INSERT INTO touched VALUES (NEW.day);
END;

INSERT INTO touched SELECT DISTINCT day FROM sessions;
