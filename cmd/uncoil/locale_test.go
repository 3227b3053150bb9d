//go:build !windows && !darwin

package main

import (
	"strings"
	"testing"
)

// TestTheScriptHasTheDecimalsOfTheUsersCountry compares the same script in two of them.
func TestTheScriptHasTheDecimalsOfTheUsersCountry(t *testing.T) {
	t.Setenv("LC_ALL", "C")
	plain := uncoil(t, "script", "beginner").out
	t.Setenv("LC_ALL", "de_DE.UTF-8")
	german := uncoil(t, "script", "beginner").out
	if !strings.Contains(plain, ".3 s)") || !strings.Contains(german, ",3 s)") || strings.Contains(german, ".3 s)") {
		t.Errorf("the decimals are not as there: %d with a point, %d with a comma", strings.Count(plain, ".3 s)"), strings.Count(german, ",3 s)"))
	}
}
