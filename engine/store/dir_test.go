package store

import (
	"path/filepath"
	"testing"

	"uncoil/engine"
)

func TestDataDir(t *testing.T) {
	tests := []struct {
		name, system string
		env          map[string]string
		want         string // "" for an error
	}{
		{"linux", "linux", map[string]string{"HOME": "/home/ada"}, "/home/ada/.local/share/uncoil"},
		{"linux with XDG", "linux", map[string]string{"HOME": "/home/ada", "XDG_DATA_HOME": "/data"}, "/data/uncoil"},
		{"linux with XDG alone", "linux", map[string]string{"XDG_DATA_HOME": "/data"}, "/data/uncoil"},
		{"linux with relative XDG", "linux", map[string]string{"HOME": "/home/ada", "XDG_DATA_HOME": "data"}, "/home/ada/.local/share/uncoil"},
		{"linux without home", "linux", nil, ""},
		{"freebsd", "freebsd", map[string]string{"HOME": "/home/ada"}, "/home/ada/.local/share/uncoil"},
		{"macOS", "darwin", map[string]string{"HOME": "/Users/ada", "XDG_DATA_HOME": "/data"}, "/Users/ada/Library/Application Support/Uncoil"},
		{"macOS without home", "darwin", nil, ""},
		{"windows", "windows", map[string]string{"AppData": `/C/Users/ada/AppData/Roaming`}, `/C/Users/ada/AppData/Roaming/Uncoil`},
		{"windows without home", "windows", map[string]string{"HOME": "/home/ada"}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := dataDir(tt.system, func(name string) string { return tt.env[name] })
			if tt.want == "" {
				wantCode(t, err, engine.CodeUnavailable)
				return
			}
			if err != nil || got != filepath.FromSlash(tt.want) {
				t.Errorf("%q, %v, want %q", got, err, tt.want)
			}
		})
	}
}
