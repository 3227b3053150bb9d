package engine

import (
	"slices"
	"time"
)

// preRoll is the quiet at the very start, for wireless headphones that wake up
// late and would swallow the first syllable.
const preRoll = 500 * time.Millisecond

// fetching is the silence, in seconds, in which one reaches for the pause, to
// fetch something.
const fetching = 2

// getReady opens the session: what it is called, and all that it needs.
func (c *compiler) getReady(stops []stop) Step {
	p, g, first := &c.book.Phrases, c.prefs.Guidance, &stops[0]
	needed, handy := equipment(stops, c.routine.Surface)
	handy = append(handy, missing(c.helps(), slices.Concat(needed, handy))...)
	var fetch paragraph
	if len(needed)+len(handy) > 0 {
		fetch = paragraph{directions: Plain(p.Fetch.At(g)...), pace: 1}
		if len(fetch.directions) > 0 {
			fetch.directions[0].Seconds = fetching
		}
	}
	return c.transition(Step{
		Kind: GetReady, Block: first.place.Block, Place: first.place, Exercise: first.ex.ID,
		Spans: []Span{{Frame: first.ex.Start.Frame, Show: p.Show.GetReady}},
	}, shortestGetReady, preRoll,
		c.safety(), paragraph{sentences: []string{sentence(c.routine.SpokenName())}}, c.different(), c.needs(needed), c.handy(handy),
		fetch, c.begin(), paragraph{sentences: p.Welcome.At(g)}, c.reminders())
}

// begin leads to where the session begins, as the routine says, or into bed.
func (c *compiler) begin() paragraph {
	way := c.routine.Begin.At(c.prefs.Guidance)
	if len(way) == 0 && c.routine.Surface == OnBed {
		way = c.book.Phrases.Bed.Begin.At(c.prefs.Guidance)
	}
	return c.leading(way)
}

// equipment returns what a session needs, the mat first, and what is good to
// have besides.
func equipment(stops []stop, on Surface) (needed, handy []string) {
	for i := range stops {
		needed = append(needed, missing(stops[i].ex.Needs(on), needed)...)
	}
	if i := slices.Index(needed, Mat); i > 0 {
		needed = slices.Insert(slices.Delete(needed, i, i+1), 0, Mat)
	}
	for i := range stops {
		handy = append(handy, missing(stops[i].ex.Handy, slices.Concat(handy, needed))...)
	}
	return needed, handy
}

// toFetch returns what an exercise needs that is not at hand from the one before.
// The mat lies there from the start.
func toFetch(ids, atHand []string) []string {
	return slices.DeleteFunc(missing(ids, atHand), func(id string) bool { return id == Mat })
}

// missing returns the ids that are not among those at hand.
func missing(ids, atHand []string) []string {
	var all []string
	for _, id := range ids {
		if !slices.Contains(atHand, id) {
			all = append(all, id)
		}
	}
	return all
}

// needs says which equipment to have ready, but for what has been named lately.
func (c *compiler) needs(ids []string) paragraph {
	if c.prefs.Guidance == GuidanceTones {
		return paragraph{}
	}
	p, now := &c.book.Phrases, c.speech()
	var unnamed []string
	for _, id := range ids {
		if now.fresh(0, p.Needs[id].First) && now.fresh(0, p.Needs[id].More) {
			unnamed = append(unnamed, id)
		}
	}
	return paragraph{sentences: p.NeedLines(unnamed), pause: betweenItems}
}

// handy says what is good to have within reach, but for what has been named
// lately.
func (c *compiler) handy(ids []string) paragraph {
	if c.prefs.Guidance == GuidanceTones {
		return paragraph{}
	}
	p, now := &c.book.Phrases, c.speech()
	var unnamed []string
	for _, id := range ids {
		if now.fresh(0, p.Needs[id].Handy) && now.fresh(0, p.Needs[id].More) {
			unnamed = append(unnamed, id)
		}
	}
	return paragraph{sentences: p.HandyLines(unnamed), pause: betweenItems}
}
