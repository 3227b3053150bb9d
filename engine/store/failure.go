package store

import (
	"context"
	"database/sql"
	"errors"
	"syscall"

	"github.com/mattn/go-sqlite3"

	"uncoil/engine"
)

// errNewer says that a newer Uncoil has written the database.
var errNewer = engine.Errorf(engine.CodeConflict, "the database was written by a newer Uncoil; update Uncoil")

// failure makes an Error of whatever SQLite, the system or a context reports.
// what says what has not been done, such as "your progress was not kept"; the
// cause and what to do follow. An Error stays as it is.
func failure(what string, err error) error {
	var ours *engine.Error
	if err == nil || errors.As(err, &ours) {
		return err
	}
	// A transaction is done when its time is over just before it is committed.
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) || errors.Is(err, sql.ErrTxDone) {
		return engine.Errorf(engine.CodeUnavailable, "%s: it was interrupted (%w)", engine.Translated(what), err)
	}
	code, cause := explain(err)
	return &engine.Error{Code: code, Message: engine.Translated(what) + ": " + cause, Err: err}
}

// explain names a cause and what to do about it.
func explain(err error) (engine.Code, string) {
	var lite sqlite3.Error
	if !errors.As(err, &lite) {
		return engine.CodeInternal, err.Error()
	}
	switch lite.SystemErrno {
	case syscall.ENOSPC:
		lite.Code = sqlite3.ErrFull
	case syscall.EROFS:
		return engine.CodeUnavailable, engine.Text("the disk with the data folder can only be read; the system may have found an error on it, so check the disk")
	}
	switch lite.Code {
	case sqlite3.ErrFull:
		return engine.CodeUnavailable, engine.Text("the disk is full; free some space")
	case sqlite3.ErrReadonly, sqlite3.ErrPerm, sqlite3.ErrAuth:
		return engine.CodeUnavailable, engine.Text("the data folder cannot be written; check its permissions")
	case sqlite3.ErrCantOpen, sqlite3.ErrIoErr, sqlite3.ErrNoLFS:
		return engine.CodeUnavailable, engine.Text("the disk with the data folder does not answer (%v); check that it is connected", err)
	case sqlite3.ErrBusy, sqlite3.ErrLocked, sqlite3.ErrProtocol:
		return engine.CodeConflict, engine.Text("another program is using the database; close it and try again")
	case sqlite3.ErrCorrupt, sqlite3.ErrNotADB, sqlite3.ErrFormat:
		return engine.CodeDamaged, engine.Text("the database is damaged; start Uncoil again and it will set it aside and begin a new one")
	case sqlite3.ErrConstraint:
		return engine.CodeInvalid, engine.Text("it does not fit what is in the history (%v); begin the session first", err)
	default:
		return engine.CodeInternal, err.Error()
	}
}

// damaged is the Error for a file that does not hold what it should; cause is
// for the log.
func damaged(path string, cause error) error {
	return &engine.Error{Code: engine.CodeDamaged, Message: engine.Text("the database %s is damaged", path), Err: cause}
}

// needsRollback reports whether a reader met an unfinished transaction that only
// a writer can roll back: on file systems without support for a write-ahead log,
// SQLite uses a rollback journal.
func needsRollback(err error) bool {
	var lite sqlite3.Error
	return errors.As(err, &lite) && lite.ExtendedCode == sqlite3.ErrReadonlyRollback
}

// isDamage reports whether an error means that the file does not hold what it
// should, rather than that it cannot be reached. ErrError is what SQLite says
// of a missing table or column, ErrConstraint of rows a migration cannot take.
func isDamage(err error) bool {
	var lite sqlite3.Error
	if !errors.As(err, &lite) {
		return false
	}
	switch lite.Code {
	case sqlite3.ErrCorrupt, sqlite3.ErrNotADB, sqlite3.ErrFormat, sqlite3.ErrTooBig,
		sqlite3.ErrError, sqlite3.ErrConstraint, sqlite3.ErrMismatch:
		return true
	default:
		return false
	}
}
