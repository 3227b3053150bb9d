package engine_test

import (
	"testing"

	"uncoil/engine"
)

func TestTurningUpAndDown(t *testing.T) {
	for _, tt := range []struct {
		from  float64
		muted bool
		steps []int
		want  float64
	}{
		{0, false, []int{1}, 1},
		{0, false, []int{-1}, 0.9},
		{0, false, []int{-1, -1, -1, 1, 1, 1}, 1},
		{0.5, false, []int{-9}, 0.1},
		{0.9, false, []int{1}, 0.2},
		{0.3, true, nil, 0},
		{0.3, true, []int{1}, 0.8},
	} {
		s := engine.Sound{TurnedDown: tt.from, Muted: tt.muted}
		for _, n := range tt.steps {
			s.Turn(n)
		}
		if got := s.Volume(); got != tt.want {
			t.Errorf("turned down by %v, muted %v, then %v: %v, want %v", tt.from, tt.muted, tt.steps, got, tt.want)
		}
	}
}
