package store

import (
	"os"
	"path/filepath"
	"testing"

	"uncoil/engine"
)

// claimed claims a folder and listens there.
func claimed(t *testing.T, dir string) (c *Claim, raised chan struct{}) {
	t.Helper()
	c, err := NewClaim(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Release)
	raised = make(chan struct{}, 10)
	if err := c.Listen(func(Request) { raised <- struct{}{} }); err != nil {
		t.Fatal(err)
	}
	return c, raised
}

// A second start finds the first whatever has become of the folder.
func TestClaimOfAFolderThatVanishes(t *testing.T) {
	for kind, dir := range folders(t) {
		for name, vanish := range map[string]func(t *testing.T, dir string, c *Claim){
			"removed": func(t *testing.T, dir string, c *Claim) {
				os.RemoveAll(dir)
				c.look()
				if _, err := os.Stat(dir); err == nil {
					t.Error("it was made again at once, while another may be on its way")
				}
			},
			"replaced": func(t *testing.T, dir string, _ *Claim) {
				if err := os.Rename(dir, dir+"-before"); err != nil {
					t.Fatal(err)
				}
				t.Cleanup(func() { os.RemoveAll(dir + "-before") })
				if err := os.Mkdir(dir, 0o700); err != nil {
					t.Fatal(err)
				}
			},
			"emptied": func(_ *testing.T, dir string, _ *Claim) {
				for _, name := range []string{lockName, socketName, portName} {
					os.Remove(filepath.Join(dir, name))
				}
			},
			"deaf": func(_ *testing.T, dir string, _ *Claim) {
				os.Remove(filepath.Join(dir, socketName))
				os.Remove(filepath.Join(dir, portName))
			},
			"as it was": func(*testing.T, string, *Claim) {},
		} {
			t.Run(kind+" "+name, func(t *testing.T) {
				dir := filepath.Join(dir, "data")
				c, raised := claimed(t, dir)
				vanish(t, dir, c)
				c.look()
				_, err := NewClaim(dir)
				wantCode(t, err, engine.CodeConflict)
				if err := Raise(dir, Request{}); err != nil || len(raised) != 1 {
					t.Errorf("raised %d times, %v", len(raised), err)
				}
			})
		}
	}
}

// Another Uncoil that has come first keeps the folder, also when this one ends.
func TestClaimThatAnotherHasTaken(t *testing.T) {
	for kind, dir := range folders(t) {
		t.Run(kind, func(t *testing.T) {
			dir := filepath.Join(dir, "taken")
			c, err := NewClaim(dir)
			if err != nil {
				t.Fatal(err)
			}
			if err := c.Listen(func(Request) { t.Error("the one before was raised") }); err != nil {
				t.Fatal(err)
			}
			os.RemoveAll(dir)
			_, raised := claimed(t, dir)
			c.look()
			c.Release()
			if err := Raise(dir, Request{}); err != nil || len(raised) != 1 {
				t.Errorf("raised %d times, %v", len(raised), err)
			}
		})
	}
}

// What an interrupted start has left in the way of the file with the address does
// not keep the next one from writing it.
func TestListenWhereAStartWasInterrupted(t *testing.T) {
	dir := folders(t)["loopback"]
	if err := os.MkdirAll(filepath.Join(dir, portName+".new"), 0o700); err != nil {
		t.Fatal(err)
	}
	listening(t, dir)
	if err := Raise(dir, Request{}); err != nil {
		t.Error(err)
	}
}

// A file system may give the number of a removed file to the next one.
func TestAFileWithTheNumberOfAnother(t *testing.T) {
	path := filepath.Join(t.TempDir(), "port")
	write := func(text string) {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	l := &instanceListener{text: "ours"}
	write(l.text)
	l.lies(path)
	if !l.found() {
		t.Fatal("its own file is not found")
	}
	for range 100 {
		os.Remove(path)
		write("another's")
		if now, err := os.Lstat(path); err == nil && os.SameFile(now, l.file) {
			break
		}
	}
	if l.found() {
		t.Error("another's file is taken for its own")
	}
}
