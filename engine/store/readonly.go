package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"
)

// readOnlyPatience limits reading a foreign database: a damaged file can make
// SQLite loop.
const readOnlyPatience = 10 * time.Second

// copyReadOnly copies what can be read of a database that must not or cannot be
// written, so that the user's rests and history are available. What cannot be
// read is left out; a Notice has reported it. The schema is untrusted, so only
// plain tables are read, which execute no code.
func (s *Store) copyReadOnly(ctx context.Context, path string) {
	ctx, cancel := context.WithTimeout(ctx, readOnlyPatience)
	defer cancel()
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
		return
	}
	// The second way reads a file in a folder where SQLite cannot lay out its
	// index of the log.
	for _, way := range []string{"?mode=ro", "?mode=ro&immutable=1"} {
		err := s.copyFrom(ctx, fileURI(path)+way)
		if err == nil {
			return
		}
		s.log.Debug("store cannot copy read-only", "path", path, "way", way, "err", err)
	}
}

// copyFrom copies what the database at uri holds, each table as far as it can be
// read.
func (s *Store) copyFrom(ctx context.Context, uri string) error {
	if _, err := s.write.ExecContext(ctx, "ATTACH ? AS kept", uri); err != nil {
		return err
	}
	defer s.write.ExecContext(context.WithoutCancel(ctx), "DETACH kept")
	var failed error
	// Sessions come before what refers to them. The sums are made on the way.
	for _, table := range []string{"preferences", "sessions", "progress", "sets", "hurts", "activities"} {
		failed = errors.Join(failed, copyTable(ctx, s.write, table, ""))
	}
	// A set counts as it comes in, also one of a session that was deleted.
	_, err := s.write.ExecContext(ctx, `DELETE FROM exercise_totals;
		INSERT INTO exercise_totals SELECT exercise, sum(sets.worked_ms * 2 >= sets.planned_ms), sum(sets.worked_ms)
		FROM sets JOIN sessions ON sessions.id = sets.session WHERE deleted_at IS NULL GROUP BY exercise`)
	return errors.Join(failed, err)
}

// execer is a database or a transaction.
type execer interface {
	querier
	ExecContext(context.Context, string, ...any) (sql.Result, error)
}

// copyTable copies the rows of a table for which where holds, in the columns that
// it has on both sides: the other side may be an older or a newer program's.
func copyTable(ctx context.Context, db execer, table, where string, args ...any) error {
	rows, err := db.QueryContext(ctx, `SELECT ours.name FROM pragma_table_info(?1, 'main') ours
		JOIN pragma_table_info(?1, 'kept') theirs USING (name)
		WHERE EXISTS (SELECT 1 FROM kept.sqlite_schema WHERE name = ?1 AND type = 'table' AND rootpage > 0)`, table)
	if err != nil {
		return err
	}
	defer rows.Close()
	var columns []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return err
		}
		columns = append(columns, name)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	if len(columns) == 0 {
		return nil // the other side does not know the table
	}
	rows.Close() // the only connection is needed
	list := strings.Join(columns, ", ")
	_, err = db.ExecContext(ctx, fmt.Sprintf(
		"INSERT OR IGNORE INTO main.%s (%s) SELECT %s FROM kept.%s %s", table, list, list, table, where), args...)
	return err
}
