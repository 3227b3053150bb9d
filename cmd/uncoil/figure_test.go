package main

import (
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"
)

// TestFigurePrintsWhereTheBodyIs asks for the joints of a pose: the knees and hands of
// someone on all fours are on the floor, and bear weight.
func TestFigurePrintsWhereTheBodyIs(t *testing.T) {
	dir := t.TempDir()
	o := uncoilIn(t, dir, "figure", "cat-cow", "--json", "--at", "5")
	if o.code != exitFine {
		t.Fatalf("exit code %d: %s", o.code, o.err)
	}
	var got struct {
		Joints   map[string][2]float64
		Contacts []string
		Glow     []string
		Strength float64
	}
	if err := json.Unmarshal([]byte(o.out), &got); err != nil {
		t.Fatal(err)
	}
	if y := got.Joints["near-knee"][1]; math.Abs(y-5.6) > 2 {
		t.Errorf("a knee on the floor is %.1f cm high", y)
	}
	if !slices.Contains(got.Contacts, "far-hand") || !slices.Contains(got.Glow, "whole-spine") || got.Strength <= 0 {
		t.Errorf("contacts %v, glow %v at %.2f", got.Contacts, got.Glow, got.Strength)
	}
	if o := uncoilIn(t, dir, "figure", "cat-cow", "--json"); !strings.Contains(o.out, `"from": "cat"`) {
		t.Errorf("without a time it is not the pose that shows it best: %.80s", o.out)
	}
	uncoilIn(t, dir, "figure", "cat-cow").oneLine(t, exitUsage, "-o is missing", "--json")
}
