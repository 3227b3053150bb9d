package engine

import "encoding/json"

// Caution is a warning of one or two sentences. It is shown with the exercise;
// one that is for some people only is spoken to them, before they are in
// position.
type Caution struct {
	Say string `yaml:"say"`
	// For are the conditions, About the movements, that it is for; without both
	// it is for everybody.
	For   []string   `yaml:"for,omitempty"`
	About []Movement `yaml:"about,omitempty"`
}

// UnmarshalText makes a caution for everybody of a sentence alone, which is how
// files write one.
func (c *Caution) UnmarshalText(text []byte) error {
	c.Say = string(text)
	return nil
}

// UnmarshalJSON reads a caution, or a sentence alone as UnmarshalText does.
func (c *Caution) UnmarshalJSON(data []byte) error {
	type plain Caution
	if len(data) > 0 && data[0] == '"' {
		return json.Unmarshal(data, &c.Say)
	}
	return json.Unmarshal(data, (*plain)(c))
}

// ForEverybody reports whether the caution is for everybody.
func (c *Caution) ForEverybody() bool { return len(c.For)+len(c.About) == 0 }
