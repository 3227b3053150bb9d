package audio

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"uncoil/engine"
)

// TestAFailedExportLeavesNothing: neither one that is cancelled at any moment,
// nor one that cannot be finished; and what was there before stays.
func TestAFailedExportLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"session.mp3", "session.wav", "session.cue"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("before "+name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	voice := testVoice(t, nil)
	broken := busyExport(voice)
	broken.Timeline = timelineOf(time.Minute, engine.Cue{At: 30 * time.Second, Kind: engine.Speak, Text: "Nowhere."})
	for _, ending := range Formats() {
		path := filepath.Join(dir, "session"+ending)
		for _, after := range []time.Duration{0, 20 * time.Second, 59 * time.Second} {
			ctx, cancel := context.WithCancel(context.Background())
			if after == 0 {
				cancel()
			}
			err := WriteFile(ctx, path, busyExport(voice), func(done, _ time.Duration) {
				if done >= after {
					cancel()
				}
			})
			cancel()
			if !errors.Is(err, context.Canceled) {
				t.Errorf("%s cancelled after %v: %v", ending, after, err)
			}
			unchanged(t, dir)
		}
		if err := WriteFile(context.Background(), path, broken, nil); engine.CodeOf(err) != engine.CodeDamaged {
			t.Errorf("%s with a damaged clip: %v", ending, err)
		}
		unchanged(t, dir)
	}
}

func unchanged(t *testing.T, dir string) {
	t.Helper()
	if got := contents(t, dir); !slices.Equal(got, []string{"session.cue", "session.mp3", "session.wav"}) {
		t.Errorf("the folder holds %q", got)
	}
	for _, name := range contents(t, dir) {
		if got := string(read(t, filepath.Join(dir, name))); got != "before "+name {
			t.Errorf("%s is now %.20q", name, got)
		}
	}
}

func TestFilesAreReplaced(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "x.wav")
	for _, length := range []time.Duration{2 * time.Second, time.Second} {
		if err := WriteFile(context.Background(), path, &Export{Timeline: timelineOf(length)}, nil); err != nil {
			t.Fatal(err)
		}
	}
	if samples, _, err := decodeWAV(read(t, path)); len(samples) != SampleRate {
		t.Errorf("%d frames, %v", len(samples), err)
	}
	if got := contents(t, dir); !slices.Equal(got, []string{"x.cue", "x.wav"}) {
		t.Errorf("the folder holds %q", got)
	}
}

// TestWhyAFileCannotBeWritten: one line that says what to do.
func TestWhyAFileCannotBeWritten(t *testing.T) {
	dir := t.TempDir()
	e := &Export{Timeline: timelineOf(time.Second)}
	for _, c := range []struct {
		path string
		code engine.Code
		says string
	}{
		{filepath.Join(dir, "x.ogg"), engine.CodeInvalid, "end the file's name in .mp3 or .wav"},
		{filepath.Join(dir, "x"), engine.CodeInvalid, "end the file's name"},
		{filepath.Join(dir, "nowhere", "x.mp3"), engine.CodeUnavailable, "there is no such folder"},
	} {
		err := WriteFile(context.Background(), c.path, e, nil)
		if engine.CodeOf(err) != c.code || !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", c.path, err)
		}
	}
	folder := filepath.Join(dir, "folder.wav")
	os.Mkdir(folder, 0o700)
	if err := WriteFile(context.Background(), folder, e, nil); engine.CodeOf(err) != engine.CodeUnavailable || !strings.Contains(err.Error(), "is a folder") {
		t.Errorf("onto a folder: %v", err)
	}
	if got := contents(t, dir); !slices.Equal(got, []string{"folder.wav"}) {
		t.Errorf("left over: %q", got)
	}
}

// TestExportsDoNotGrow: twice the session takes no more than twice the
// allocations, and at its end no more memory.
func TestExportsDoNotGrow(t *testing.T) {
	for _, ending := range Formats() {
		allocated := func(length time.Duration) (all, held uint64) {
			path := filepath.Join(t.TempDir(), "x"+ending)
			e := &Export{Timeline: timelineOf(length, engine.Cue{At: time.Second, Kind: engine.CueHold, Length: length})}
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			most := uint64(0)
			if err := WriteFile(context.Background(), path, e, func(done, total time.Duration) {
				if done == total || done%(4*time.Second) < time.Second {
					var now runtime.MemStats
					runtime.GC()
					runtime.ReadMemStats(&now)
					most = max(most, now.HeapAlloc)
				}
			}); err != nil {
				t.Fatal(err)
			}
			runtime.ReadMemStats(&after)
			return after.TotalAlloc - before.TotalAlloc, most - before.HeapAlloc
		}
		shortAll, shortHeld := allocated(20 * time.Second)
		longAll, longHeld := allocated(80 * time.Second)
		if longAll > 5*shortAll {
			t.Errorf("%s: 20 s allocate %d bytes, 80 s %d", ending, shortAll, longAll)
		}
		if longHeld > shortHeld+1<<20 {
			t.Errorf("%s: 20 s hold %d bytes at once, 80 s %d", ending, shortHeld, longHeld)
		}
	}
}

// TestAFileIsNeverDigitalSilence: a wireless speaker must not fall asleep in a rest, and
// what keeps it awake cannot be heard.
func TestAFileIsNeverDigitalSilence(t *testing.T) {
	frames := rendered(t, &Export{Timeline: timelineOf(20*time.Second, engine.Cue{At: 10 * time.Second, Kind: engine.BellStart})})
	for _, channel := range []int{0, 1} {
		var quiet []float64
		for _, f := range frames[:8*SampleRate] {
			quiet = append(quiet, f[channel])
		}
		if level := decibels(rms(quiet)); level < -77 || level > -73 {
			t.Errorf("channel %d: what lies under the silence is at %.1f dB, want about -75", channel, level)
		}
		if high, all := decibels(rms(smallSpeaker(quiet))), decibels(rms(quiet)); high > all {
			t.Errorf("channel %d: %.1f dB above 300 Hz of %.1f dB", channel, high, all)
		}
	}
	if frames[SampleRate] == frames[2*SampleRate] {
		t.Error("the noise repeats itself")
	}
}
