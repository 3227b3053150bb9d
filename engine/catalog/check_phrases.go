package catalog

import (
	"strings"

	"uncoil/engine"
)

// phrases checks that every phrase is there, and that the formats take the one
// number they are given.
func (d *document) phrases(p *engine.Phrases) {
	d.everyLevel("welcome", p.Welcome)
	d.everyLevel("rest", p.Rest)
	d.everyLevel("next", p.Next)
	d.everyLevel("done", p.Done)
	for kind := range p.Blocks {
		choice(d, "blocks."+string(kind), kind, engine.BlockKinds())
	}
	for _, kind := range engine.BlockKinds() {
		d.everyLevel("blocks."+string(kind), p.Blocks[kind])
	}
	d.moves(p.Moves)
	d.sides(p)
	for path, text := range map[string]string{
		"each-side": p.EachSide, "halfway": p.Halfway, "paused": p.Paused, "slept": p.Slept, "time": p.Time,
	} {
		if d.required(path, text, "write one sentence") {
			d.spoken(path, text)
		}
	}
	d.formats(p)
	d.onScreen(&p.Show)
}

// everyLevel checks lines that both talkative guidance levels need.
func (d *document) everyLevel(path string, l engine.Lines) {
	d.lines(path, l, 1)
	if len(l.Brief) == 0 {
		d.fail(path+".brief", "%s.brief is missing: write at least one sentence", path)
	}
}

// moves checks the lines that lead from one position into another.
func (d *document) moves(moves map[engine.Position]engine.Move) {
	for _, to := range engine.Positions() {
		path := "moves." + string(to)
		d.everyLevel(path+".any", moves[to].Any)
		for from, lines := range moves[to].From {
			at := path + ".from." + string(from)
			choice(d, at, from, engine.Positions())
			d.everyLevel(at, lines)
		}
	}
	for to := range moves {
		choice(d, "moves."+string(to), to, engine.Positions())
	}
}

// sides checks the lines that name a side.
func (d *document) sides(p *engine.Phrases) {
	groups := []struct {
		path  string
		lines map[engine.Side]string
		need  []engine.Side
	}{
		{"first-side", p.FirstSide, []engine.Side{engine.LeftSide, engine.RightSide}},
		{"now-side", p.NowSide, []engine.Side{engine.LeftSide, engine.RightSide, engine.BothSides}},
	}
	for _, g := range groups {
		for side := range g.lines {
			choice(d, g.path+"."+string(side), side, g.need)
		}
		for _, side := range g.need {
			path := g.path + "." + string(side)
			if d.required(path, g.lines[side], "write one sentence") {
				d.spoken(path, g.lines[side])
			}
		}
	}
}

// formats checks the phrases with numbers.
func (d *document) formats(p *engine.Phrases) {
	many := map[string]string{
		"sets": p.Sets, "set": p.Set, "count": p.Count, "seconds": p.Seconds, "minutes": p.Minutes,
		"breaths": p.Breaths, "times": p.Times, "rounds": p.Rounds,
	}
	for path, text := range many {
		if !d.required(path, text, "write a sentence with %d for the number") || !d.sentence(path, text) {
			continue
		}
		if strings.Count(text, "%") != 1 || strings.Count(text, "%d") != 1 {
			d.fail(path, "%s is %q: it must have %%d once, for the number, and no other %%", path, text)
		}
	}
	one := map[string]string{"second": p.Second, "minute": p.Minute, "breath": p.Breath, "round": p.Round}
	for path, text := range one {
		if d.required(path, text, "write one sentence") {
			d.literal(path, text)
		}
	}
	if len(p.CountIn) == 0 {
		d.fail("count-in", "count-in is missing: give the numbers said before a session goes on")
	}
	for i, text := range p.CountIn {
		d.literal(index("count-in", i), text)
	}
}

// literal checks a sentence that may hold numbers but is no format.
func (d *document) literal(path, text string) {
	if d.sentence(path, text) && strings.Contains(text, "%") {
		d.fail(path, "%s is %q: only the plural forms take a number", path, text)
	}
}

// onScreen checks the lines that are read in steps without an exercise's own.
func (d *document) onScreen(s *engine.Shown) {
	for path, text := range map[string]string{
		"show.get-ready": s.GetReady, "show.rest": s.Rest, "show.switch": s.Switch, "show.done": s.Done,
	} {
		if d.required(path, text, "write one line") {
			d.shown(path, text)
		}
	}
}
