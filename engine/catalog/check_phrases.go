package catalog

import (
	"strings"

	"uncoil/engine"
)

// phrases checks that every phrase is there, and that the formats take the one
// number they are given.
func (d *document) phrases(p *engine.Phrases) {
	d.wordings("welcome", p.Welcome)
	d.wordings("done", p.Done)
	if len(p.Stop) == 0 {
		d.fail("stop", "stop is missing: tell to stop when something hurts")
	}
	for i, text := range p.Stop {
		d.spoken(index("stop", i), text)
	}
	d.everyLevel("rest", p.Rest)
	d.everyLevel("ready", p.Ready)
	d.lines("fetch", p.Fetch, 1)
	d.everyLevel("ending", p.Ending)
	d.everyLevel("halfway", p.Halfway)
	d.everyLevel("last-each", p.LastEach)
	d.everyLevel("leave", p.Leave)
	d.byPosition("resting", p.Resting)
	d.rise(p)
	d.lengths(p.Lengths)
	d.last(p.Last)
	d.needs(p.Needs)
	for kind := range p.Blocks {
		choice(d, "blocks."+string(kind), kind, engine.BlockKinds())
	}
	for _, kind := range engine.BlockKinds() {
		d.everyLevel("blocks."+string(kind), p.Blocks[kind])
	}
	d.moves(p.Moves)
	d.bed(&p.Bed)
	d.sides(p)
	for path, text := range map[string]string{
		"each-side": p.EachSide, "paused": p.Paused, "slept": p.Slept, "time": p.Time,
	} {
		if d.required(path, text, "write one sentence") {
			d.spoken(path, text)
		}
	}
	d.different(&p.Care)
	d.hurt(&p.Hurt)
	d.guided(p.Guided)
	for i, text := range p.Check {
		d.spoken(index("check", i), text)
	}
	d.formats(p)
	d.onScreen(&p.Show)
}

// different checks what is said where a session is different.
func (d *document) different(c *engine.CarePhrases) {
	if len(c.Different) == 0 {
		d.fail("care.different", "care.different is missing: say that one exercise is different, then that two are")
	}
	for i, text := range c.Different {
		d.spoken(index("care.different", i), text)
	}
	for path, text := range map[string]string{"care.many": c.Many, "care.because": c.Because} {
		if d.required(path, text, "write one sentence") {
			d.spoken(path, text)
		}
	}
}

// hurt checks what is said when something hurts. The numbers of the keys are
// written out, as the voice says them.
func (d *document) hurt(h *engine.Hurting) {
	if len(h.Stop) == 0 {
		d.fail("hurt.stop", "hurt.stop is missing: write at least one sentence")
	}
	for i, text := range h.Stop {
		d.spoken(index("hurt.stop", i), text)
	}
	for path, text := range map[string]string{
		"hurt.easier": h.Easier, "hurt.skip": h.Skip, "hurt.cool-down": h.CoolDown,
		"hurt.end": h.End, "hurt.go-on": h.GoOn, "hurt.advice": h.Advice,
		"hurt.today": h.Today, "hurt.from-now-on": h.FromNowOn,
	} {
		if d.required(path, text, "write one sentence") {
			d.spoken(path, text)
		}
	}
}

// guided checks the names of the guidance levels.
func (d *document) guided(all map[engine.Guidance]string) {
	for _, g := range engine.Guidances() {
		path := "guided." + string(g)
		if d.required(path, all[g], "write one sentence") {
			d.spoken(path, all[g])
		}
	}
}

// everyLevel checks lines that both talkative guidance levels need.
func (d *document) everyLevel(path string, l engine.Lines) {
	d.lines(path, l, 1)
	if len(l.Brief) == 0 {
		d.fail(path+".brief", "%s.brief is missing: write at least one sentence", path)
	}
}

// wordings checks lines of which one wording is said in each session.
func (d *document) wordings(path string, all []engine.Lines) {
	if len(all) == 0 {
		d.fail(path, "%s is missing: write at least one wording, full and brief", path)
	}
	for i, l := range all {
		d.everyLevel(index(path, i), l)
	}
}

// everyDirection checks directions that both talkative guidance levels need.
func (d *document) everyDirection(path string, all engine.Directions) {
	d.directions(path, all, 1)
	if len(all.Brief) == 0 {
		d.fail(path+".brief", "%s.brief is missing: write at least one sentence", path)
	}
}

// byPosition checks lines that every position class has at full guidance.
func (d *document) byPosition(path string, all map[engine.Position]engine.Lines) {
	for p := range all {
		choice(d, path+"."+string(p), p, engine.Positions())
	}
	for _, p := range engine.Positions() {
		d.lines(path+"."+string(p), all[p], 1)
	}
}

// last checks the lines that announce the last repetition, breath or round.
func (d *document) last(all map[engine.DoseKind]engine.Lines) {
	kinds := engine.DoseKinds()
	for k := range all {
		choice(d, "last."+string(k), k, kinds)
	}
	for _, k := range kinds {
		d.everyLevel("last."+string(k), all[k])
	}
}

// rise checks the way up at the end from every position; standing and hanging
// need none.
func (d *document) rise(p *engine.Phrases) {
	for from, way := range p.Rise {
		path := "rise." + string(from)
		choice(d, path, from, engine.Positions())
		d.everyDirection(path, way)
	}
	for _, from := range engine.Positions() {
		if _, ok := p.Rise[from]; !ok && from != engine.Standing && from != engine.Hanging {
			d.fail("rise."+string(from), "rise.%s is missing: tell how to get up at the end", from)
		}
	}
	for body, way := range p.Stay {
		path := "stay." + string(body)
		choice(d, path, body, engine.Positions())
		d.everyDirection(path, way)
	}
	for _, body := range []engine.Position{engine.Supine, engine.Seated} {
		if _, ok := p.Stay[body]; !ok {
			d.fail("stay."+string(body), "stay.%s is missing: tell that one may stay there at the end", body)
		}
	}
}

// bed checks what takes the place of the common ways in bed.
func (d *document) bed(b *engine.InBed) {
	d.everyDirection("bed.begin", b.Begin)
	d.everyDirection("bed.rise", b.Rise)
	for to := range b.Moves {
		if choice(d, "bed.moves."+string(to), to, engine.Positions()) {
			d.move("bed.moves."+string(to), b.Moves[to])
		}
	}
	for _, to := range []engine.Position{engine.Standing, engine.Seated, engine.Supine} {
		if _, ok := b.Moves[to]; !ok {
			d.fail("bed.moves."+string(to), "bed.moves.%s is missing: tell the way from the bed, or back into it", to)
		}
	}
}

// lengths checks the durations that have a sentence of their own.
func (d *document) lengths(all []engine.Length) {
	for i, l := range all {
		path := index("lengths", i)
		d.ordered(path+".seconds", l.Seconds, 1, engine.MaxSpokenMinutes*60, "")
		d.need(path+".say", l.Say)
	}
}

// needs checks the lines that name equipment.
func (d *document) needs(all map[string]engine.Need) {
	ids := engine.Equipment()
	for id := range all {
		choice(d, "needs."+id, id, ids)
	}
	for _, id := range ids {
		path := "needs." + id
		d.need(path+".first", all[id].First)
		d.need(path+".more", all[id].More)
		d.need(path+".handy", all[id].Handy)
		if all[id].ByMat != "" {
			d.spoken(path+".by-the-mat", all[id].ByMat)
		}
	}
}

func (d *document) need(path, text string) {
	if d.required(path, text, "write one sentence") {
		d.spoken(path, text)
	}
}

// moves checks the lines that lead from one position into another.
func (d *document) moves(moves map[engine.Position]engine.Move) {
	for _, to := range engine.Positions() {
		d.move("moves."+string(to), moves[to])
	}
	for to := range moves {
		choice(d, "moves."+string(to), to, engine.Positions())
	}
}

// move checks the lines that lead into one position.
func (d *document) move(path string, m engine.Move) {
	d.everyDirection(path+".any", m.Any)
	for from, lines := range m.From {
		at := path + ".from." + string(from)
		choice(d, at, from, engine.Positions())
		d.everyDirection(at, lines)
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
		{"only-side", p.OnlySide, []engine.Side{engine.LeftSide, engine.RightSide}},
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
	if d.required("next", p.Next, "write a sentence with %s for the name") && d.sentence("next", p.Next) &&
		(strings.Count(p.Next, "%") != 1 || strings.Count(p.Next, "%s") != 1) {
		d.fail("next", "next is %q: it must have %%s once, for the name, and no other %%", p.Next)
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
		"show.get-ready": s.GetReady, "show.rest": s.Rest, "show.ready": s.Ready, "show.switch": s.Switch,
		"show.rise": s.Rise, "show.done": s.Done,
	} {
		if d.required(path, text, "write one line") {
			d.shown(path, text)
		}
	}
}
