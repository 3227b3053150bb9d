package progresstext

import (
	"strings"
	"testing"

	"uncoil/engine"
	"uncoil/engine/progress"
	"uncoil/ui/sample"
)

func TestOutlook(t *testing.T) {
	r, book := sample.Routine(), sample.Book()
	for _, tt := range []struct {
		name   string
		change progress.Change
		want   []string
	}{
		{"nothing to see yet", progress.Change{Exercise: sample.Flow, From: 0, To: 0.1, Why: progress.WentWell}, nil},
		{"more", progress.Change{Exercise: sample.Flow, From: 0.4, To: 0.5, Why: progress.WentWell}, []string{"Next time: Flow 4 rounds"}},
		{"pain", progress.Change{Exercise: sample.Flow, From: 0.6, To: 0.4, Why: progress.Hurt}, []string{"hurt, so it becomes gentler", "Less next time: Flow 3 rounds"}},
		{"pain at the least", progress.Change{Exercise: sample.Flow, From: 0, To: 0, Why: progress.Hurt}, []string{"stays as gentle as it is"}},
		{"worse", progress.Change{Exercise: sample.Flow, From: 0.4, To: 0.4, Why: progress.Worse}, []string{"worse than before"}},
		{"a break", progress.Change{Exercise: sample.Flow, From: 0.6, To: 0.2, Why: progress.LongBreak}, []string{"After a break", "Less next time: Flow 3 rounds"}},
		{"gone", progress.Change{Exercise: "gone", To: 1}, nil},
	} {
		before, after := engine.DefaultPreferences(), engine.DefaultPreferences()
		before.Progress = map[string]float64{tt.change.Exercise: tt.change.From}
		after.Progress = map[string]float64{tt.change.Exercise: tt.change.To}
		got := Outlook(&r, book, &before, &after, []progress.Change{tt.change})
		if len(got) != len(tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
			continue
		}
		for i := range got {
			if !strings.Contains(got[i], tt.want[i]) {
				t.Errorf("%s: %q, want %q", tt.name, got[i], tt.want[i])
			}
		}
	}
}

func TestOutlookNamesAFewAndCountsTheRest(t *testing.T) {
	if got := what([]string{"a", "b", "c", "d", "e"})["What"]; got != "a, b, c and 2 more" {
		t.Errorf("says %q", got)
	}
}
