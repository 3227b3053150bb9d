package store

import (
	"bytes"
	"encoding/json"
	"maps"

	"uncoil/engine"
)

// Two programs may run on one folder, and a store in memory may not have known
// what the folder holds: preferences that are saved as a whole would undo what
// was set elsewhere. So of what is saved only that is written which differs from
// what was read here last.

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

// mergePreferences returns stored with the changes from seen to wanted. Where
// that is no valid whole, what is wanted is taken as it is.
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

// merge returns an object with the changes that lead from before to after.
// Objects within are merged in the same way, everything else is taken whole.
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

// seenOf returns what a reader of stored preferences goes by: what is stored and,
// where that is silent, the defaults.
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
