package terminal

import (
	"fmt"
	"strings"

	"uncoil/engine"
)

// AdviceText writes the page "About your back" as plain text.
func AdviceText(a *engine.Advice) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\n%s\n", a.Title, a.Intro)
	for i := range a.Topics {
		fmt.Fprintf(&b, "\n%s", TopicText(a, &a.Topics[i]))
	}
	fmt.Fprintf(&b, "\n%s\n", a.Asked)
	for _, q := range a.Questions {
		fmt.Fprintf(&b, "\n  %s\n  %s (%s)\n", q.Ask, q.Answer, strings.Join(q.Sources, ", "))
	}
	b.WriteString("\n" + engine.Text("Sources") + "\n")
	for _, s := range a.Sources {
		fmt.Fprintf(&b, "  %s\n", s.About)
	}
	return b.String()
}

// TopicText writes one topic, with its source.
func TopicText(a *engine.Advice, t *engine.Topic) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s [%s]\n", t.Head, t.ID)
	for _, text := range t.Text {
		fmt.Fprintf(&b, "  %s\n", text)
	}
	for _, text := range t.Points {
		fmt.Fprintf(&b, "  - %s\n", text)
	}
	fmt.Fprintf(&b, "  (%s)\n", strings.Join(t.Sources, ", "))
	for _, c := range t.Cites {
		fmt.Fprint(&b, engine.Text("  %s refers to: %s\n", c.By, c.Text()))
	}
	if len(t.Practice) > 0 {
		fmt.Fprint(&b, engine.Text("  Common practice, in no source: %s\n", strings.Join(t.Practice, " ")))
	}
	return b.String()
}
