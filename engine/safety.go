package engine

// Safety is what everybody is told before the first session. Its signs that need
// help are common practice in the care of backs, and stand in no source.
type Safety struct {
	Title    string          `yaml:"title"`
	Sections []SafetySection `yaml:"sections"`
	// Accept is what one agrees to.
	Accept string `yaml:"accept"`
	// Spoken opens a session that is taken along as a file: two sentences.
	Spoken []string `yaml:"spoken"`
}

// SafetySection is one part of it: a text, and points below that.
type SafetySection struct {
	Head   string   `yaml:"head"`
	Text   string   `yaml:"text"`
	Points []string `yaml:"points,omitempty"`
	// Emergency marks what one calls for help with at once.
	Emergency bool `yaml:"emergency,omitempty"`
}

// Emergency returns the section on what one calls for help with at once.
func (s *Safety) Emergency() SafetySection {
	for _, section := range s.Sections {
		if section.Emergency {
			return section
		}
	}
	return SafetySection{}
}
