package engine

import "slices"

// Advice is the general advice on backs that the sources give, in our own words:
// the page "About your back". It holds what the plan's reasons say as well.
type Advice struct {
	Title string `yaml:"title" lang:"text"`
	Intro string `yaml:"intro" lang:"text"`
	// Sources say what each source is.
	Sources []AdviceSource `yaml:"sources"`
	Topics  []Topic        `yaml:"topics"`
	// Asked opens the Questions.
	Asked     string           `yaml:"asked" lang:"text"`
	Questions []ReaderQuestion `yaml:"questions"`
	Reasons   []AdviceReason   `yaml:"reasons"`
}

// AdviceSource says what a source is, by its id.
type AdviceSource struct {
	ID    string `yaml:"id"`
	About string `yaml:"about" lang:"text"`
}

// Topic is one piece of advice.
type Topic struct {
	ID   string `yaml:"id"`
	Head string `yaml:"head" lang:"text"`
	// Text are paragraphs that say no more than the sources, Points a list below.
	Text   []string `yaml:"text" lang:"any"`
	Points []string `yaml:"points,omitempty" lang:"any"`
	// Practice is what stands in no source, but is common practice.
	Practice []string `yaml:"practice,omitempty" lang:"any"`
	// Sources are the ids of the sources of Text and Points.
	Sources []string `yaml:"source,omitempty"`
	// Cites are what the sources refer to for it.
	Cites []Citation `yaml:"cites,omitempty"`
}

// Citation is what a source refers to, as far as the source names it.
type Citation struct {
	Title string `yaml:"title" lang:"text"`
	// Year may be empty: the source names none.
	Year string `yaml:"year,omitempty" lang:"text"`
	// By is the id of the source.
	By string `yaml:"by"`
}

// ReaderQuestion is what a reader of a source asks, with the answer given there.
type ReaderQuestion struct {
	Ask     string   `yaml:"ask" lang:"text"`
	Answer  string   `yaml:"answer" lang:"text"`
	Sources []string `yaml:"source"`
}

// AdviceReason is why the plan suggests something, in one sentence.
type AdviceReason struct {
	ID  string `yaml:"id"`
	Say string `yaml:"say" lang:"text"`
	// Sources may be CommonPractice.
	Sources []string `yaml:"source"`
	// Topic is the id of the one that says more.
	Topic string `yaml:"topic"`
}

// Topic returns the topic with an id, nil for none.
func (a *Advice) Topic(id string) *Topic {
	i := slices.IndexFunc(a.Topics, func(t Topic) bool { return t.ID == id })
	if i < 0 {
		return nil
	}
	return &a.Topics[i]
}

// Reason returns the reason with an id; its sentence is empty for an unknown one.
func (a *Advice) Reason(id string) AdviceReason {
	for _, r := range a.Reasons {
		if r.ID == id {
			return r
		}
	}
	return AdviceReason{ID: id}
}

// Source says what a source is: its id where that is not known.
func (a *Advice) Source(id string) string {
	for _, s := range a.Sources {
		if s.ID == id {
			return s.About
		}
	}
	return id
}

// Text writes a citation: its title, and the year where the source names one.
func (c *Citation) Text() string {
	if c.Year == "" {
		return c.Title
	}
	return c.Title + ", " + c.Year
}
