package store

import (
	"strings"
	"testing"
)

// No query that is asked every day reads a whole table of the history: the cost
// of a day must not grow with the years.
func TestNoQueryReadsTheWholeHistory(t *testing.T) {
	s := openSound(t, t.TempDir())
	const today = 20_000
	for _, query := range []struct {
		text string
		args []any
	}{
		{selectOpen, nil},
		{selectSessions + ` WHERE id = ?`, []any{1}},
		{selectSessions + newestFirst, []any{50}},
		{selectSessions + nextPage, []any{0, 0, 50}},
		{selectSessions + onDays, []any{today, today}},
		{selectMark, []any{1}},
		{selectSets, []any{1}},
		{selectHurts, []any{1}},
		{selectDays + ` WHERE day BETWEEN ? AND ? ORDER BY day`, []any{0, today}},
		{selectWeeks, []any{1}},
		{mostDoneOn, []any{today, today, 10}},
		{`DELETE FROM sessions WHERE deleted_at < ?`, []any{0}},
		{`UPDATE sessions SET played_ms = ? WHERE id = ? AND ended_at IS NULL`, []any{0, 1}},
	} {
		rows, err := s.write.Query("EXPLAIN QUERY PLAN "+query.text, query.args...)
		if err != nil {
			t.Fatal(query.text, err)
		}
		for rows.Next() {
			var id, parent, unused int
			var detail string
			if err := rows.Scan(&id, &parent, &unused, &detail); err != nil {
				t.Fatal(err)
			}
			if strings.Contains(detail, "SCAN") && !strings.Contains(detail, "USING INDEX sessions_by_start") &&
				!strings.Contains(detail, "USING INDEX sessions_open") || strings.Contains(detail, "AUTOMATIC") {
				t.Errorf("%s: %s", query.text, detail)
			}
		}
		if err := rows.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
