package catalog_test

import (
	"strconv"
	"strings"
	"testing"

	"uncoil/engine/catalog"
)

// Everything on the page "About your back" says where it is from.
func TestAdviceWithoutASourceIsRefused(t *testing.T) {
	advice := realText(t, "advice.yaml")
	lineOf := func(text string) string {
		before, _, found := strings.Cut(advice, text)
		if !found {
			t.Fatalf("there is no %q", text)
		}
		return "advice.yaml:" + strconv.Itoa(strings.Count(before, "\n")+1) + ": "
	}
	for name, c := range map[string]struct{ old, new, want string }{
		"an unknown source":   {"by: S1}\n      - {title: \"Princeton", "by: S7}\n      - {title: \"Princeton", `topics[11].cites[1].by is "S7", which is not known`},
		"a reason without":    {"id: start-slowly, source: [S0], topic", "id: start-slowly, source: [], topic", "reasons[2].source is missing: name where it's from, or practice"},
		"an unknown topic":    {"topic: frequency, say: \"A few days", "topic: often, say: \"A few days", `reasons[7].topic is "often", which is no topic: name the one that says more`},
		"a reason twice":      {"id: harder, ", "id: longer, ", `reasons[5].id is "longer": use small letters, digits and single hyphens, and each id once`},
		"a text without stop": {"shoulders good after a long time at a computer.", "shoulders good after a long time at a computer", "a sentence ends in . or ! or ?"},
	} {
		t.Run(name, func(t *testing.T) {
			fsys := files(t)
			fsys["advice.yaml"].Data = []byte(with(t, advice, edit{c.old, c.new}))
			_, err := catalog.Load(fsys)
			if err == nil || !strings.HasPrefix(err.Error(), lineOf(c.old)) || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
				t.Errorf("got %v, want %s%s", err, lineOf(c.old), c.want)
			}
		})
	}
}
