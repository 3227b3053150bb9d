package engine

import (
	"errors"
	"fmt"
)

// Code is the kind of an error, so that callers can react without parsing the
// message.
type Code string

// The error codes of the engine and its subpackages.
const (
	// CodeInvalid marks input that breaks a rule: a file, a flag, a preference.
	CodeInvalid Code = "invalid"
	// CodeNotFound marks an id or a file that does not exist.
	CodeNotFound Code = "not-found"
	// CodeDamaged marks stored data that cannot be read any more.
	CodeDamaged Code = "damaged"
	// CodeUnavailable marks a device, folder or display that cannot be used now.
	CodeUnavailable Code = "unavailable"
	// CodeConflict marks something that is in use by another program.
	CodeConflict Code = "conflict"
	// CodeInternal marks everything that has no code of its own.
	CodeInternal Code = "internal"
)

// Error is what the engine returns when something goes wrong that a user can
// understand. Message is one line that says what is wrong, where, and what to
// do; Err, if any, is the cause and is not shown to users.
type Error struct {
	Code    Code
	Message string
	Err     error
}

// Error returns the message, a single line without the cause.
func (e *Error) Error() string { return e.Message }

// Unwrap returns the cause, or nil.
func (e *Error) Unwrap() error { return e.Err }

// Errorf makes an Error with a code and a formatted message in the program's language: the
// format is a text as in Text. A %w in it records the cause as fmt.Errorf does.
func Errorf(code Code, format string, args ...any) *Error {
	if false { // vet checks the verbs
		_ = fmt.Errorf(format, args...)
	}
	err := fmt.Errorf(Translated(format), args...)
	return &Error{Code: code, Message: err.Error(), Err: errors.Unwrap(err)}
}

// CodeOf returns the code of the first Error in err's chain, CodeInternal for
// any other error, and "" for nil.
func CodeOf(err error) Code {
	if err == nil {
		return ""
	}
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return CodeInternal
}
