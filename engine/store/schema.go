package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"uncoil/engine"
)

// A database file is untrusted: it may hold triggers that empty the history,
// endless views, computed columns. So before a table is read, the whole schema is
// compared with the one that the migrations make. Only then does SQLite check the
// pages, since that evaluates the schema.

// mostObjects is how many entries of a schema are read; ours has about 40.
const mostObjects = 400

// entry is one table, index, trigger or view of a schema.
type entry struct{ kind, name, table, sql string }

// statistics are the tables that ANALYZE makes, as a tool for databases may have
// run it. They hold numbers only.
var statistics = []entry{
	{"table", "sqlite_stat1", "sqlite_stat1", "CREATE TABLE sqlite_stat1(tbl,idx,stat)"},
	{"table", "sqlite_stat4", "sqlite_stat4", "CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)"},
}

// querier is a database or a transaction.
type querier interface {
	QueryContext(context.Context, string, ...any) (*sql.Rows, error)
}

// readSchema lists the entries of a schema in a fixed order, without statistics.
// It executes none of them.
func readSchema(ctx context.Context, db querier) ([]entry, error) {
	rows, err := db.QueryContext(ctx, `SELECT type, name, tbl_name, coalesce(sql, '')
		FROM sqlite_schema ORDER BY 1, 2, 3, 4 LIMIT ?`, mostObjects)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []entry
	for rows.Next() {
		var e entry
		if err := rows.Scan(&e.kind, &e.name, &e.table, &e.sql); err != nil {
			return nil, err
		}
		e.sql = strings.ReplaceAll(e.sql, "\r\n", "\n") // a checkout on Windows may have them
		if !slices.Contains(statistics, e) {
			list = append(list, e)
		}
	}
	return list, rows.Err()
}

// schemaOf returns the schema that migrations make of nothing.
func schemaOf(ctx context.Context, list []migration) ([]entry, error) {
	db := openHandle(memoryDSN(), 1)
	defer db.Close()
	if err := migrate(ctx, db, list); err != nil {
		return nil, err
	}
	return readSchema(ctx, db)
}

// examine returns nil if a database is one of ours with exactly the schema of its
// version, and sound by the check given, an SQLite pragma. It returns errNewer
// for a newer Uncoil's, and an Error with CodeDamaged for anything else. An empty
// database is sound.
func examine(ctx context.Context, db *sql.DB, path, check string) error {
	list, err := loadMigrations(migrationFiles)
	if err != nil {
		return err
	}
	var application, version int
	if err := db.QueryRowContext(ctx, "PRAGMA application_id").Scan(&application); err != nil {
		return err
	}
	if err := db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return err
	}
	if application == applicationID && version > len(list) {
		return errNewer
	}
	found, err := readSchema(ctx, db)
	if err != nil {
		return err
	}
	begun := application != 0 || version != 0 || len(found) != 0
	if begun && application != applicationID {
		return engine.Errorf(engine.CodeDamaged, "the database %s belongs to another program", path)
	}
	if version < 0 {
		return damaged(path, errors.New(engine.Text("schema version %d", version)))
	}
	expected, err := schemaOf(ctx, list[:version])
	if err != nil {
		return err
	}
	if !slices.Equal(found, expected) {
		return tampered(path, found, expected)
	}
	var verdict string
	if err := db.QueryRowContext(ctx, check).Scan(&verdict); err != nil {
		return err
	}
	if verdict != "ok" {
		return damaged(path, errors.New(verdict))
	}
	return nil
}

// tampered is the Error for a schema that is not what it should be.
func tampered(path string, found, expected []entry) error {
	for _, e := range found {
		if slices.Contains(expected, e) {
			continue
		}
		return &engine.Error{
			Code:    engine.CodeDamaged,
			Message: engine.Text("the database %s is damaged: Uncoil did not make its %s %.60q", path, kindOf(e), e.name),
			Err:     fmt.Errorf("%q", e.sql),
		}
	}
	return damaged(path, errors.New(engine.Text("%d entries in the schema where %d should be", len(found), len(expected))))
}

// kindOf names what an entry is; a file may hold any word there.
func kindOf(e entry) string {
	if slices.Contains([]string{"table", "index", "trigger", "view"}, e.kind) {
		return e.kind
	}
	return "part"
}
