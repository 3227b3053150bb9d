//go:build !nowindow

package main

import (
	"os"
	"strings"
	"testing"
)

// TestDesktopsKnowTheProgramByItsFile: FyneApp.toml is for packaging, the program says the
// same of itself.
func TestDesktopsKnowTheProgramByItsFile(t *testing.T) {
	data, err := os.ReadFile("../../FyneApp.toml")
	if err != nil {
		t.Fatal(err)
	}
	about := appMetadata()
	for _, line := range []string{`ID = "` + about.ID + `"`, `Name = "` + about.Name + `"`, `Version = "` + about.Version + `"`, "Build = 1"} {
		if !strings.Contains(string(data), "\n"+line+"\n") {
			t.Errorf("FyneApp.toml does not say %s", line)
		}
	}
	if about.Icon == nil || len(about.Icon.Content()) == 0 || about.Build != 1 {
		t.Errorf("build %d, icon %v", about.Build, about.Icon)
	}
}

func TestScaleFor(t *testing.T) {
	for _, tt := range []struct {
		wanted      float32
		millimetres int
		pixels      int
		factor      float64
		ok          bool
	}{
		{1, 300, 1366, 0, false}, // Xft.dpi is 96, or not set
		{2, 300, 1366, 2, true},  // 116 dpi, which the toolkit takes for the usual
		{2, 254, 2400, 1, true},  // 240 dpi: it doubles everything by itself
		{1.5, 254, 2400, .75, true},
		{2, 0, 1366, 2, true}, // a screen that does not tell its size
		{2, 1, 1366, 2, true}, // or tells nonsense
		{0, 300, 1366, 0, false},
	} {
		if factor, ok := scaleFor(tt.wanted, tt.millimetres, tt.pixels); factor != tt.factor || ok != tt.ok {
			t.Errorf("%+v: %v, %v", tt, factor, ok)
		}
	}
}
