package store

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"uncoil/engine"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

// migration is one numbered step from one schema to the next.
type migration struct {
	name string
	sql  string
}

// loadMigrations reads the files 0001_*.sql, 0002_*.sql … of a folder. The one
// at index i leads from schema version i to version i+1, so a gap or a number
// used twice is an error.
func loadMigrations(files fs.FS) ([]migration, error) {
	names, err := fs.Glob(files, "migrations/*.sql") // sorted by name
	if err != nil {
		return nil, err
	}
	var list []migration
	for i, name := range names {
		base := strings.TrimPrefix(name, "migrations/")
		digits, _, _ := strings.Cut(base, "_")
		if number, err := strconv.Atoi(digits); err != nil || number != i+1 {
			return nil, engine.Errorf(engine.CodeInternal, "migration %s stands where number %04d should: name it %04d_subject.sql", base, i+1, i+1)
		}
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		list = append(list, migration{base, string(text)})
	}
	return list, nil
}

// migrate brings the schema up to date, each migration in one transaction of its
// own: after a crash between two of them the next start goes on from there. Even
// when there is nothing to do it tests whether the database can be written. db
// must begin its transactions with BEGIN IMMEDIATE.
func migrate(ctx context.Context, db *sql.DB, list []migration) error {
	for {
		done, err := migrateOnce(ctx, db, list)
		if done || err != nil {
			return err
		}
	}
}

// migrateOnce applies the next migration, if any; done tells that none is left.
func migrateOnce(ctx context.Context, db *sql.DB, list []migration) (done bool, err error) {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return false, err
	}
	defer tx.Rollback() // after Commit this does nothing
	var version int
	if err := tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return false, err
	}
	if version > len(list) {
		return false, errNewer
	}
	if version == len(list) {
		// BEGIN IMMEDIATE succeeds even on a file that cannot be written; only a
		// write fails. This one is rolled back and never reaches the disk.
		return true, setVersion(ctx, tx, version)
	}
	next := list[version]
	if _, err := tx.ExecContext(ctx, next.sql); err != nil {
		return false, fmt.Errorf("migration %s: %w", next.name, err)
	}
	if err := setVersion(ctx, tx, version+1); err != nil {
		return false, fmt.Errorf("migration %s: %w", next.name, err)
	}
	return false, tx.Commit()
}

// setVersion writes the schema's version; a pragma takes no bound parameters.
func setVersion(ctx context.Context, tx *sql.Tx, version int) error {
	_, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", version))
	return err
}
