package locale

import "testing"

func TestTheLanguageIsTheFirstOneWantedThatThereIs(t *testing.T) {
	for _, c := range []struct {
		wanted []string
		want   string
	}{
		{nil, "en"},
		{[]string{"C"}, "en"},
		{[]string{"de-DE"}, "de"},
		{[]string{"de_AT.UTF-8"}, "de"},
		{[]string{"fr", "de"}, "de"},
		{[]string{"en-GB", "de"}, "en"},
		{[]string{"pt-BR"}, "pt-BR"},
		{[]string{"ja"}, "en"},
		{[]string{"sr"}, "en"},
		{[]string{"not a language"}, "en"},
	} {
		if got := languageFor(c.wanted, []string{"de", "en", "pt-BR", "ru"}); got != c.want {
			t.Errorf("%q: got %s, want %s", c.wanted, got, c.want)
		}
	}
}
