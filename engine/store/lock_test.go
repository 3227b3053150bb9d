package store

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"uncoil/engine"
)

func TestLock(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "not", "there", "yet")
	release, err := Lock(dir)
	if err != nil {
		t.Fatal(err)
	}
	_, err = Lock(dir)
	wantCode(t, err, engine.CodeConflict)
	if !strings.Contains(err.Error(), dir) {
		t.Errorf("%q does not name the folder", err)
	}
	other, err := Lock(t.TempDir())
	if err != nil {
		t.Errorf("another folder is locked too: %v", err)
	} else {
		other()
	}
	release()
	release, err = Lock(dir)
	if err != nil {
		t.Fatalf("after release: %v", err)
	}
	release()
}

func TestLockUnwritableFolder(t *testing.T) {
	for _, dir := range []string{"", underFile(t)} {
		_, err := Lock(dir)
		wantCode(t, err, engine.CodeUnavailable)
	}
}

func TestWaitForFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), openingName)
	release, _, err := tryFile(path)
	if err != nil {
		t.Fatal(err)
	}
	_, err = waitForFile(t.Context(), path, 0)
	wantCode(t, err, engine.CodeConflict)
	got := make(chan error)
	go func() {
		second, err := waitForFile(context.Background(), path, time.Hour)
		if err == nil {
			second()
		}
		got <- err
	}()
	release()
	if err := <-got; err != nil {
		t.Error(err)
	}
}

// The lock goes with its holder, however that one ends.
func TestLockOfKilledProgram(t *testing.T) {
	dir := t.TempDir()
	cmd := child(t, os.Args[0], "lock", dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if !bufio.NewScanner(out).Scan() {
		t.Fatal("the other program did not get the lock")
	}
	_, err = Lock(dir)
	wantCode(t, err, engine.CodeConflict)
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // killed, as it should be
	release, err := Lock(dir)
	if err != nil {
		t.Fatal(err)
	}
	release()
}

// lockUntilKilled is the part of TestLockOfKilledProgram in the other process.
func lockUntilKilled(dir string) error {
	release, err := Lock(dir)
	if err != nil {
		return err
	}
	defer release()
	fmt.Println("locked")
	select {}
}
