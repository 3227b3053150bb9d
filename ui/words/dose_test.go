package words

import (
	"strings"
	"testing"

	"uncoil/engine"
)

func TestDose(t *testing.T) {
	r := func(from, to float64) engine.Range { return engine.Range{From: from, To: to} }
	tests := []struct {
		dose  engine.Dose
		sides engine.SideScheme
		want  string
	}{
		{engine.Dose{Kind: engine.Flow, Amount: r(5, 20)}, engine.SidesNone, "5 to 20 rounds"},
		{engine.Dose{Kind: engine.Repetitions, Amount: r(10, 10), Sets: r(1, 3)}, engine.SidesLeftRight, "10 reps, 1 to 3 sets, on each side"},
		{engine.Dose{Kind: engine.HoldBreaths, Amount: r(5, 8)}, engine.SidesNone, "5 to 8 breaths"},
		{engine.Dose{Kind: engine.HoldSeconds, Amount: r(15, 30), Sets: r(1, 5)}, engine.SidesLeftRightBoth, "15 to 30 seconds, 1 to 5 sets, on each side, then with both"},
		{engine.Dose{Kind: engine.HoldSeconds, Amount: r(60, 300)}, engine.SidesNone, "1 to 5 minutes"},
		{engine.Dose{Kind: engine.HoldSeconds, Amount: r(30, 120)}, engine.SidesAlternating, "30 seconds to 2 minutes"},
		{engine.Dose{Kind: engine.HoldSeconds, Amount: r(20, 120), Sets: r(3, 3)}, engine.SidesNone, "20 seconds to 2 minutes, 3 sets"},
	}
	for _, tt := range tests {
		if got := strings.Join(Dose(&engine.Exercise{Dose: tt.dose, Sides: tt.sides}), ", "); got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
}

func TestEverythingHasAName(t *testing.T) {
	for _, id := range engine.Equipment() {
		if Equipment(id) == id || AThing(id) == id {
			t.Errorf("%s has no name", id)
		}
	}
	for _, id := range engine.Regions() {
		if Region(id) == id {
			t.Errorf("%s has no name", id)
		}
	}
	for _, p := range engine.Positions() {
		if Position(p) == "" {
			t.Errorf("%s has no name", p)
		}
	}
	for _, id := range []string{"S0", "S1", "S2", "S3", "S4"} {
		if !strings.HasPrefix(Source(id), id+":") {
			t.Errorf("%s has no title", id)
		}
	}
	if Source(engine.CommonPractice) == engine.CommonPractice {
		t.Error("common practice has no title")
	}
}

func TestNeeds(t *testing.T) {
	for want, equipment := range map[string][]string{
		"No equipment":      nil,
		"Mat only":          {"mat"},
		"Chair":             {"chair"},
		"Mat, strap":        {"strap", "mat"},
		"Pull-up bar, wall": {"bar", "wall"},
	} {
		if got := Needs(equipment); got != want {
			t.Errorf("%v: %q, want %q", equipment, got, want)
		}
	}
}

func TestGoodToHave(t *testing.T) {
	if got := GoodToHave([]string{"chair", "cushion"}); got != "Good to have: a chair and a cushion" {
		t.Errorf("says %q", got)
	}
	if got := GoodToHave(nil); got != "" {
		t.Errorf("of nothing it says %q", got)
	}
}

func TestNumber(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 2000: "2000", 10_000: "10\u00a0000", 200_000: "200\u00a0000", 1_234_567: "1\u00a0234\u00a0567"} {
		if got := Number(n); got != want {
			t.Errorf("%d is %q, want %q", n, got, want)
		}
	}
}
