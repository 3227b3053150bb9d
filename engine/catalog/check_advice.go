package catalog

import "uncoil/engine"

// adviceFile holds the page "About your back", and the plan's reasons.
const adviceFile = "advice.yaml"

// maxParagraph is the most characters of a paragraph that is read at leisure.
const maxParagraph = 320

// advice checks that everything on the page has a source, or says that it has none.
func (d *document) advice(a *engine.Advice) {
	d.required("title", a.Title, "write a heading")
	d.paragraph("intro", a.Intro)
	d.required("asked", a.Asked, "write a heading")
	for i := range a.Sources {
		at := index("sources", i)
		choice(d, at+".id", a.Sources[i].ID, sources())
		d.required(at+".about", a.Sources[i].About, "say what it is")
	}
	topics := map[string]bool{}
	for i := range a.Topics {
		at := index("topics", i)
		d.adviceID(at, a.Topics[i].ID, topics)
		d.topic(at, &a.Topics[i])
	}
	for i := range a.Questions {
		q, at := &a.Questions[i], index("questions", i)
		d.paragraph(at+".ask", q.Ask)
		d.paragraph(at+".answer", q.Answer)
		d.sourced(at, q.Sources)
	}
	reasons := map[string]bool{}
	for i := range a.Reasons {
		r, at := &a.Reasons[i], index("reasons", i)
		d.adviceID(at, r.ID, reasons)
		d.written(at+".say", r.Say, "say why in one sentence")
		d.sourced(at, r.Sources)
		if !topics[r.Topic] {
			d.fail(at+".topic", "%s.topic is %q, which is no topic: name the one that says more", at, shorten(r.Topic))
		}
	}
}

// adviceID checks that an id is one, and taken once.
func (d *document) adviceID(at, id string, taken map[string]bool) {
	if !ValidID(id) || taken[id] {
		d.fail(at+".id", "%s.id is %q: use small letters, digits and single hyphens, and each id once", at, shorten(id))
	}
	taken[id] = true
}

func (d *document) topic(at string, t *engine.Topic) {
	d.required(at+".head", t.Head, "write a heading")
	for name, texts := range map[string][]string{".text": t.Text, ".points": t.Points, ".practice": t.Practice} {
		for i, text := range texts {
			d.paragraph(index(at+name, i), text)
		}
	}
	d.sourced(at, t.Sources)
	for i := range t.Cites {
		c, in := &t.Cites[i], index(at+".cites", i)
		d.required(in+".title", c.Title, "write what the source refers to")
		choice(d, in+".by", c.By, sources())
	}
}

// sourced checks that there is a source.
func (d *document) sourced(at string, ids []string) {
	if len(ids) == 0 {
		d.fail(at+".source", "%s.source is missing: name where it's from, or practice", at)
	}
	choices(d, at+".source", ids, sources())
}

// paragraph checks some sentences that are read at leisure.
func (d *document) paragraph(path, text string) {
	if d.required(path, text, "write a sentence or a few") {
		_ = d.ends(path, text) && d.short(path, text, maxParagraph)
	}
}
