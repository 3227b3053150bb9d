package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"uncoil/engine"
)

const selectPreferences = `SELECT json FROM preferences WHERE id = 1`

// Preferences returns the stored preferences, or the defaults if there are none.
// Stored values that are invalid are replaced by their defaults one by one, and a
// Notice names them. It returns an Error with CodeUnavailable, CodeConflict or
// CodeDamaged if the database cannot be read, together with the defaults: the
// result is always usable.
func (s *Store) Preferences(ctx context.Context) (engine.Preferences, error) {
	var stored []byte
	err := s.reader().QueryRowContext(ctx, selectPreferences).Scan(&stored)
	s.see(stored)
	if errors.Is(err, sql.ErrNoRows) {
		return engine.DefaultPreferences(), nil
	}
	if err != nil {
		return engine.DefaultPreferences(), failure("your settings cannot be read, so the defaults are used", err)
	}
	prefs, broken := decodePreferences(stored)
	if len(broken) > 0 {
		s.notice(engine.CodeInvalid, engine.Text("Some of your settings could not be read and are back at their defaults: %s. Please set them again", strings.Join(broken, ", ")))
	}
	return prefs, nil
}

// see remembers the preferences last read or saved, the base of the next merge.
// In memory that stays what was read first, since later changes are not in the
// folder yet.
func (s *Store) see(stored []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.path != "" || s.seen == nil {
		s.seen = seenOf(stored)
	}
}

// SavePreferences stores the values of prefs that differ from those last read or
// saved here, so that changes by another program are kept. It returns an Error
// with CodeInvalid for preferences out of their limits, which changes nothing,
// and the codes of BeginSession where they cannot be written.
func (s *Store) SavePreferences(ctx context.Context, prefs engine.Preferences) error {
	const what = "your settings were not kept"
	if err := prefs.Validate(); err != nil {
		return err
	}
	text, err := json.Marshal(prefs)
	if err != nil {
		return engine.Errorf(engine.CodeInvalid, "%s: %w", what, err)
	}
	at, zone := stamp(s.now())
	s.mu.Lock()
	seen := s.seen
	s.mu.Unlock()
	written := false
	err = s.change(ctx, change{what: what, key: "preferences", retry: true, apply: func(ctx context.Context, tx *sql.Tx, direct bool) error {
		var stored []byte
		err := tx.QueryRowContext(ctx, selectPreferences).Scan(&stored)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		_, err = tx.ExecContext(ctx,
			`INSERT OR REPLACE INTO preferences (id, json, saved_at, saved_zone) VALUES (1, ?, ?, ?)`,
			string(mergePreferences(stored, seen, text)), at, zone)
		if direct {
			written = true
		}
		return err
	}})
	if err == nil && written {
		s.mu.Lock()
		s.seen = text
		s.mu.Unlock()
	}
	return err
}

// decodePreferences reads stored preferences. What is missing has its default;
// what is broken has its default too and is named, as in "rests.default".
func decodePreferences(stored []byte) (prefs engine.Preferences, broken []string) {
	prefs = engine.DefaultPreferences()
	if json.Unmarshal(stored, &prefs) == nil && prefs.Validate() == nil {
		return prefs, nil
	}
	return salvage(stored)
}

// salvage takes stored preferences apart and keeps each value that is valid
// beside defaults.
func salvage(stored []byte) (prefs engine.Preferences, broken []string) {
	prefs = engine.DefaultPreferences()
	var whole map[string]json.RawMessage
	if json.Unmarshal(stored, &whole) != nil {
		return prefs, []string{"all of them"}
	}
	visitLeaves(nil, whole, func(path []string, value json.RawMessage) {
		alone := nest(path, value)
		trial := engine.DefaultPreferences()
		if json.Unmarshal(alone, &trial) != nil || trial.Validate() != nil {
			broken = append(broken, strings.Join(path, "."))
			return
		}
		// It has just been decoded without error.
		_ = json.Unmarshal(alone, &prefs)
	})
	if prefs.Validate() != nil {
		return engine.DefaultPreferences(), []string{"all of them"}
	}
	slices.Sort(broken)
	return prefs, broken
}

// visitLeaves calls visit for every value of a JSON object that is not an object
// itself, with the keys that lead to it.
func visitLeaves(path []string, object map[string]json.RawMessage, visit func([]string, json.RawMessage)) {
	for key, value := range object {
		here := append(slices.Clone(path), key)
		var inner map[string]json.RawMessage
		if json.Unmarshal(value, &inner) == nil && inner != nil {
			visitLeaves(here, inner, visit)
			continue
		}
		visit(here, value)
	}
}

// nest wraps a value in the objects that lead to it.
func nest(path []string, value json.RawMessage) json.RawMessage {
	for _, key := range slices.Backward(path) {
		name, err := json.Marshal(key)
		if err != nil {
			return nil
		}
		value = slices.Concat([]byte("{"), name, []byte(":"), value, []byte("}"))
	}
	return value
}
