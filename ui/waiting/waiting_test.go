package waiting

import (
	"context"
	"errors"
	"os"
	"testing"
	"testing/synctest"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"uncoil/engine"
	"uncoil/ui/sample"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

func TestMain(m *testing.M) {
	test.NewApp().Settings().SetTheme(theme.New(engine.ThemeLight))
	os.Exit(m.Run())
}

// desk is a window with one sheet at a time, and work that goes on as the test
// says.
type desk struct {
	*Waiting
	t     *testing.T
	sheet *widget.Sheet

	progress func(done float64)
	end      chan error
	ended    []error
}

func (d *desk) OpenSheet(s *widget.Sheet) {
	if d.sheet != nil {
		d.t.Error("a sheet is opened over another")
	}
	d.sheet = s
}

func (d *desk) CloseSheet() { d.sheet = nil }

// onDesk runs a test while something is under way, in a bubble.
func onDesk(t *testing.T, late bool, run func(d *desk)) {
	synctest.Test(t, func(t *testing.T) {
		d := &desk{t: t, end: make(chan error)}
		d.Waiting = Begin(Options{
			Title: "Adding 200000 entries", Width: 720, Late: late,
			Do: func(ctx context.Context, progress func(done float64)) error {
				d.progress = progress
				select {
				case err := <-d.end:
					return err
				case <-ctx.Done():
					return ctx.Err()
				}
			},
			Then: func(err error) { d.ended = append(d.ended, err) },
			Go:   func(f func()) { go f() }, Post: func(f func()) { f() }, Now: time.Now, Host: d,
		})
		synctest.Wait()
		run(d)
		d.Cancel()
	})
}

func TestTheMeterSaysHowLongItTakes(t *testing.T) {
	onDesk(t, false, func(d *desk) {
		m := d.meter
		for _, step := range []struct {
			after time.Duration
			done  float64
			says  string
		}{
			{0, 0, "One moment …"},
			{10 * time.Second, 0.1, "About 2 minutes left"},
			{10 * time.Second, 0.5, "About 20 seconds left"},
			{18 * time.Second, 0.95, "A few seconds left"},
		} {
			time.Sleep(step.after)
			d.progress(step.done)
			if got := m.left.Value(); got != step.says || m.bar.Part() != step.done {
				t.Errorf("at %v it says %q", m.bar.Part(), got)
			}
		}
		d.progress(0.951)
		if m.bar.Part() != 0.95 {
			t.Error("the window is told of every thousandth")
		}
		w := test.NewTempWindow(t, d.sheet)
		w.SetPadded(false)
		w.Resize(fyne.NewSize(900, 700))
		sample.CheckTexts(t, d.sheet)
	})
}

// A fast task shows no sheet; a slow one shows it until it has ended.
func TestALateSheet(t *testing.T) {
	onDesk(t, true, func(d *desk) {
		if d.sheet != nil {
			t.Error("there is a sheet before anything takes long")
		}
		d.progress(0.2)
		if d.sheet == nil {
			t.Fatal("there is no sheet")
		}
		d.end <- nil
		synctest.Wait()
		if d.sheet != nil || len(d.ended) != 1 || d.ended[0] != nil {
			t.Errorf("sheet %v, ended %v", d.sheet, d.ended)
		}
		d.progress(0.9) // a word that was under way
		if d.sheet != nil {
			t.Error("the sheet comes back")
		}
	})
	onDesk(t, true, func(d *desk) {
		d.end <- errors.New("no")
		synctest.Wait()
		if d.sheet != nil || len(d.ended) != 1 || d.ended[0] == nil {
			t.Errorf("sheet %v, ended %v", d.sheet, d.ended)
		}
	})
}

func TestItIsCalledOff(t *testing.T) {
	for _, how := range []func(d *desk){
		func(d *desk) { d.sheet.Buttons()[0].Tapped(nil) },
		func(d *desk) { d.sheet.OnEscape() },
		func(d *desk) { d.Cancel() },
	} {
		onDesk(t, false, func(d *desk) {
			how(d)
			synctest.Wait()
			if d.sheet != nil || len(d.ended) != 1 || !errors.Is(d.ended[0], context.Canceled) {
				t.Errorf("sheet %v, ended %v", d.sheet, d.ended)
			}
		})
	}
}
