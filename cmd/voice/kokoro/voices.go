package kokoro

// Voice is one of the network's voices that Uncoil speaks with.
type Voice struct {
	// Name is Uncoil's name for it, also in a pack, and File the network's.
	Name, File string
	// Title and About describe it to the user.
	Title, About string
	// Language is what it speaks, as a BCP 47 tag.
	Language string
	// Pace is the factor by which its sounds are lengthened: 175 words a minute in
	// sentences of more than eight words, where its natural pace is a newsreader's.
	Pace float64
}

// Voices returns the voices, the one that a new user hears first.
func Voices() []Voice {
	return []Voice{
		{"heart", "af_heart", "Heart", "A woman's voice, American English", "en-US", 1.22},
		{"michael", "am_michael", "Michael", "A man's voice, American English", "en-US", 1.22},
	}
}
