package main

import (
	"fmt"
	"os"
	"runtime/debug"
	"time"

	"uncoil/engine"
	"uncoil/engine/crash"
	"uncoil/engine/locale"
	"uncoil/ui/terminal"
)

// watchFaults makes panics, on any goroutine, leave a report in the data folder,
// which must have been opened, and announces the reports of earlier runs.
func (p *program) watchFaults() {
	dir, err := p.dataDir()
	if err != nil {
		return
	}
	for _, h := range crash.Collect(dir) {
		line := engine.Text("Uncoil came to a sudden end on %s. What happened is in %s: the version and the place in the program, and of yours at most a name. Please send it along if you report that.",
			h.At.Format("2006-01-02, ")+locale.System().Clock(h.At), h.Path)
		p.faults = append(p.faults, line)
		p.say(line)
	}
	p.beginReport(dir)
}

// beginReport creates the report of this run. If that fails, a panic is only
// printed to standard error.
func (p *program) beginReport(dir string) {
	report, err := crash.Begin(dir, crash.Head(version(), p.command, time.Now()))
	if err != nil {
		p.log().Warn("faults leave no report", "err", err)
		return
	}
	p.report = report
}

// crashed writes the report of a recovered panic, and prints its path in one
// line; if it cannot be written, it is printed after that line.
func (p *program) crashed(reason any) int {
	stack := debug.Stack()
	if dir, err := p.dataDir(); err == nil && p.report == nil {
		if info, err := os.Stat(dir); err == nil && info.IsDir() {
			p.beginReport(dir)
		}
	}
	const what = "something went wrong inside Uncoil; what was done is kept, and a report "
	if p.report != nil {
		path, err := p.report.Panic(reason, stack, terminal.IsTerminal(p.err), time.Now())
		if err == nil {
			return complain(p.err, engine.Errorf(engine.CodeInternal, what+"is in %s", path), exitFailed)
		}
	}
	complain(p.err, engine.Errorf(engine.CodeInternal, what+"follows"), exitFailed)
	fmt.Fprintf(p.err, "%spanic: %v\n\n%s", crash.Head(version(), p.command, time.Now()), reason, stack)
	return exitFailed
}

// lose records that something could not be saved, for the exit code and the last
// line.
func (p *program) lose(err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.lost = err
}
