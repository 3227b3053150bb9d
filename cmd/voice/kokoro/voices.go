package kokoro

// Voice is one of the network's voices that Uncoil speaks with.
type Voice struct {
	// Name is Uncoil's name for it, also in a pack, and File the network's.
	Name, File string
	// Pace is the factor by which its sounds are lengthened: 175 words a minute in
	// sentences of more than eight words, where its natural pace is a newsreader's.
	Pace float64
}

// Voices returns the voices.
func Voices() []Voice {
	return []Voice{{"michael", "am_michael", 1.22}}
}
