package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"net/url"
	"path/filepath"
	"strings"
	"time"

	"github.com/mattn/go-sqlite3"
)

// busyTimeout is how long SQLite waits for another program's transaction.
const busyTimeout = "5000" // milliseconds

// connector opens connections to one database without the process-wide
// registry of database/sql.
type connector struct {
	dsn    string
	driver *sqlite3.SQLiteDriver
}

// Connect opens one connection.
func (c connector) Connect(context.Context) (driver.Conn, error) { return c.driver.Open(c.dsn) }

// Driver returns the SQLite driver.
func (c connector) Driver() driver.Driver { return c.driver }

// limits bound the resources that a malicious file can make SQLite use; Uncoil
// itself needs a tenth of each.
var limits = map[int]int{
	sqlite3.SQLITE_LIMIT_LENGTH:              64 << 20, // bytes of one value or row
	sqlite3.SQLITE_LIMIT_SQL_LENGTH:          100_000,
	sqlite3.SQLITE_LIMIT_COLUMN:              100,
	sqlite3.SQLITE_LIMIT_EXPR_DEPTH:          100,
	sqlite3.SQLITE_LIMIT_COMPOUND_SELECT:     20,
	sqlite3.SQLITE_LIMIT_VDBE_OP:             25_000,
	sqlite3.SQLITE_LIMIT_FUNCTION_ARG:        16,
	sqlite3.SQLITE_LIMIT_ATTACHED:            1, // see copyReadOnly
	sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 100,
	sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER:     100,
	sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH:       10,
}

// prepare applies settings to a new connection for which the driver has no
// parameters. SQLite's defensive mode is not one of them, since the driver cannot
// switch it on; it guards against untrusted statements, and all statements are
// Uncoil's own.
func prepare(conn *sqlite3.SQLiteConn) error {
	for limit, value := range limits {
		conn.SetLimit(limit, value)
	}
	// The schema may call nothing that reaches outside the database, and pages
	// are checked when they are read.
	// fsync on macOS leaves data in the drive's cache; other systems ignore
	// fullfsync. The log is taken over after 200 pages, less than a megabyte: on
	// a disk that is nearly full a long one would take the very space that taking
	// it over needs.
	_, err := conn.Exec(`PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;
		PRAGMA fullfsync = ON; PRAGMA wal_autocheckpoint = 200`, nil)
	return err
}

// openHandle returns a pool of at most limit connections, opened when needed
// and kept for good.
func openHandle(dsn string, limit int) *sql.DB {
	db := sql.OpenDB(connector{dsn, &sqlite3.SQLiteDriver{ConnectHook: prepare}})
	db.SetMaxOpenConns(limit)
	db.SetMaxIdleConns(limit)
	db.SetConnMaxIdleTime(0)
	db.SetConnMaxLifetime(0)
	return db
}

// writerDSN opens a database for reading and writing. Synchronous is FULL, not
// the usual NORMAL of WAL: a finished step must survive a power cut.
func writerDSN(path string) string {
	return fileURI(path) + "?" + url.Values{
		"mode":          {"rwc"},
		"_journal_mode": {"WAL"},
		"_synchronous":  {"FULL"},
		"_foreign_keys": {"on"},
		"_busy_timeout": {busyTimeout},
		"_txlock":       {"immediate"},
	}.Encode()
}

// readerDSN opens a database for reading only.
func readerDSN(path string) string {
	return fileURI(path) + "?" + url.Values{
		"mode":          {"ro"},
		"_foreign_keys": {"on"},
		"_busy_timeout": {busyTimeout},
	}.Encode()
}

// rollbackDSN opens a database as it is, with the right to undo a transaction.
func rollbackDSN(path string) string {
	return fileURI(path) + "?" + url.Values{"mode": {"rw"}, "_busy_timeout": {busyTimeout}}.Encode()
}

// memoryDSN opens a database that is gone with its connection.
func memoryDSN() string {
	return "file::memory:?" + url.Values{
		"_foreign_keys": {"on"},
		"_txlock":       {"immediate"},
	}.Encode()
}

// fileURI writes an absolute path as SQLite wants it: with every character
// escaped that means something in a URI, and a slash before a drive letter.
func fileURI(path string) string {
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed
	}
	return "file://" + (&url.URL{Path: slashed}).EscapedPath()
}

// stamp splits a time into milliseconds since 1970, UTC, and the zone's offset
// in seconds east of UTC.
func stamp(t time.Time) (ms int64, zone int) {
	_, zone = t.Zone()
	return t.UnixMilli(), zone
}

// unstamp puts together what stamp has split.
func unstamp(ms int64, zone int) time.Time {
	if zone == 0 {
		return time.UnixMilli(ms).UTC()
	}
	return time.UnixMilli(ms).In(time.FixedZone("", zone))
}
