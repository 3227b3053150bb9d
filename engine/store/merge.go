package store

import (
	"bytes"
	"encoding/json"
	"maps"

	"uncoil/engine"
)

// Two programs may share a folder, and a store in memory may not have read what
// the folder holds: saving all preferences would undo changes made elsewhere. So
// only values that differ from those last read here are written.

// object is a JSON object taken apart one level deep.
type object map[string]json.RawMessage

// objectOf takes a JSON object apart; nil if it is none.
func objectOf(text json.RawMessage) object {
	var o object
	if json.Unmarshal(text, &o) != nil {
		return nil
	}
	return o
}

// mergePreferences returns stored with the changes from seen to wanted. If the
// result is invalid, it returns wanted.
func mergePreferences(stored, seen, wanted json.RawMessage) json.RawMessage {
	before, after, now := objectOf(seen), objectOf(wanted), objectOf(stored)
	if before == nil || after == nil || now == nil {
		return wanted
	}
	merged, err := json.Marshal(merge(now, before, after))
	if err != nil {
		return wanted
	}
	if _, broken := decodePreferences(merged); len(broken) > 0 {
		return wanted
	}
	return merged
}

// merge returns an object with the changes that lead from before to after. Nested
// objects are merged in the same way, everything else is replaced as a whole.
func merge(now, before, after object) object {
	merged := maps.Clone(now)
	for key := range before {
		if _, stays := after[key]; !stays {
			delete(merged, key)
		}
	}
	for key, value := range after {
		old, known := before[key]
		if known && bytes.Equal(old, value) {
			continue
		}
		inner, had, here := objectOf(value), objectOf(old), objectOf(merged[key])
		if !known {
			had = object{}
		}
		if inner == nil || had == nil || here == nil {
			merged[key] = value
			continue
		}
		if text, err := json.Marshal(merge(here, had, inner)); err == nil {
			merged[key] = text
		}
	}
	return merged
}

// seenOf returns the effective values of stored preferences: the defaults,
// overridden by what is stored.
func seenOf(stored json.RawMessage) json.RawMessage {
	defaults, err := json.Marshal(engine.DefaultPreferences())
	if err != nil || objectOf(stored) == nil {
		return defaults
	}
	whole, err := json.Marshal(merge(objectOf(defaults), object{}, objectOf(stored)))
	if err != nil {
		return defaults
	}
	return whole
}
