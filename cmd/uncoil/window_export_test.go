//go:build !nowindow

package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestMusicFolderIsTheOneOfTheDesktop(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(home, ".config"))
	if got := musicFolder(); got != home {
		t.Errorf("without a folder for music it is %q, want the home", got)
	}
	for _, folder := range []string{"Music", "Musik", ".config"} {
		if err := os.Mkdir(filepath.Join(home, folder), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if got := musicFolder(); got != filepath.Join(home, "Music") {
		t.Errorf("where the desktop says nothing it is %q", got)
	}
	dirs := "# a comment\nXDG_DOWNLOAD_DIR=\"$HOME/Laden\"\nXDG_MUSIC_DIR=\"$HOME/Musik\"\n"
	if err := os.WriteFile(filepath.Join(home, ".config", "user-dirs.dirs"), []byte(dirs), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := musicFolder(); got != filepath.Join(home, "Musik") {
		t.Errorf("where the desktop names one it is %q", got)
	}
}
