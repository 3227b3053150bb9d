package audio

import (
	"encoding/json"
	"errors"
	"io/fs"
	"path"
	"slices"
	"sync"
	"time"

	"uncoil/engine"
)

// ManifestFile is the name of the list of a voice's clips in its folder.
const ManifestFile = "manifest.json"

// Manifest lists the recorded sentences of one voice.
type Manifest struct {
	// Voice is the voice's name, which is also its folder's.
	Voice string `json:"voice"`
	// Title is the name that users see.
	Title string `json:"title"`
	// About says in a few words whose voice it is.
	About string `json:"about"`
	// Language is what it speaks, as a BCP 47 tag such as "en-US".
	Language string `json:"language"`
	// Rate is the sample rate of the clips in Hz; it is always VoiceRate.
	Rate int `json:"rate"`
	// Clips maps sentences to clips.
	Clips map[string]ManifestClip `json:"clips"`
}

// ManifestClip is one recorded sentence.
type ManifestClip struct {
	// Head is the name of the file with the first pages of the Ogg Vorbis stream.
	// They describe the encoding and are the same for most clips: stored once,
	// they save a third of a voice's size. Empty if File holds the whole stream.
	Head string `json:"head,omitempty"`
	// File is the name of the file with the rest, in the voice's folder.
	File string `json:"file"`
	// Samples is the exact length in samples at the manifest's rate.
	Samples int `json:"samples"`
}

// Voice is a bank of recorded sentences. It implements engine.Voice: lengths come
// from the manifest, and a clip is decoded when it is first played. A sentence
// without a clip is spoken by the system's speech synthesizer if there is one,
// and otherwise replaced by a chime. A Voice is safe for concurrent use.
type Voice struct {
	fsys  fs.FS
	name  string
	pace  engine.Pace
	clips map[string]ManifestClip
	synth Synthesizer
	// slow tells that the synthesizer takes seconds, so that no line which is due may
	// wait for it.
	slow  bool
	cache *clipCache

	// speaking is held while the synthesizer runs: one sentence at a time.
	speaking sync.Mutex
	// spoken caches the length in frames of every sentence without a clip, 0
	// where the synthesizer failed, so that the result never changes. mu guards
	// it, and is never held while a sentence is synthesized.
	mu     sync.Mutex
	spoken map[string]int
}

// Synthesizer says sentences that have no recording.
type Synthesizer interface {
	// Synthesize returns the sentence as mono samples at a rate in Hz.
	Synthesize(sentence string) (samples []float32, rate int, err error)
}

// OpenVoice opens the voice in the folder name of fsys by its manifest. An
// unknown or empty pace is the normal one. An error is an engine.Error:
// CodeNotFound if there is no manifest, CodeDamaged if it cannot be decoded.
func OpenVoice(fsys fs.FS, name string, pace engine.Pace) (*Voice, error) {
	file := path.Join(name, ManifestFile)
	data, err := fs.ReadFile(fsys, file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, engine.Errorf(engine.CodeNotFound, "the voice %q is not installed: %s is missing", name, file)
	}
	if err != nil {
		return nil, engine.Errorf(engine.CodeDamaged, "the voice %q cannot be read: install Uncoil again: %w", name, err)
	}
	var m Manifest
	if err := json.Unmarshal(data, &m); err != nil {
		return nil, engine.Errorf(engine.CodeDamaged, "the list of clips %s cannot be understood: install Uncoil again: %w", file, err)
	}
	if m.Rate != VoiceRate {
		return nil, engine.Errorf(engine.CodeDamaged, "%s says %d samples a second: it must be %d", file, m.Rate, VoiceRate)
	}
	v := SystemVoice(m.Language)
	v.fsys, v.name, v.pace, v.clips = fsys, name, pace, m.Clips
	return v, nil
}

// VoiceNames returns the names of the voices in fsys that speak a language, such as "en", in
// alphabetical order. Voices are the folders with a manifest; one that cannot be read is
// among them, so that opening it says so.
func VoiceNames(fsys fs.FS, language string) []string {
	var names []string
	// The only error is that of a bad pattern.
	files, _ := fs.Glob(fsys, "*/"+ManifestFile)
	for _, file := range files {
		name := path.Dir(file)
		if m, err := introduction(fsys, name); err != nil || speaks(m.Language, language) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// NewVoice returns a voice without recordings that says everything with a
// synthesizer; with nil, chimes replace all sentences.
func NewVoice(synth Synthesizer) *Voice {
	return &Voice{synth: synth, cache: newClipCache(cacheFrames), spoken: map[string]int{}}
}

// SystemVoice returns a voice without recordings that uses the system's speech
// synthesizer, if there is one, in a language where that can be told.
func SystemVoice(language string) *Voice {
	synth := systemSynthesizer()
	if p, ok := synth.(program); ok && p.speaks != nil {
		p.arguments = p.speaks(language)
		synth = p
	}
	return NewVoice(synth)
}

// SpeechLength returns how long a sentence takes to say: exact for a recorded
// one, measured once for a synthesized one, estimated for one that a chime
// replaces. The same sentence always gets the same result. For a sentence that
// has not been synthesized yet it blocks until it is; a window uses AtOnce.
func (v *Voice) SpeechLength(sentence string) time.Duration {
	if length, known := v.knownLength(sentence); known {
		return length
	}
	if n := len(v.synthesize(sentence)); n > 0 {
		return LengthOf(int64(n))
	}
	return engine.EstimatedVoice{}.SpeechLength(sentence)
}

// knownLength returns the length of a sentence if it need not be synthesized
// first.
func (v *Voice) knownLength(sentence string) (length time.Duration, known bool) {
	if c, ok := v.clips[sentence]; ok {
		return LengthOf(2 * int64(pacedSamples(c.Samples, v.pace))), true
	}
	n, known := v.spokenFrames(sentence)
	if n > 0 {
		return LengthOf(int64(n)), true
	}
	return engine.EstimatedVoice{}.SpeechLength(sentence), known || v.synth == nil
}

// Missing returns those of the sentences that have no recorded clip, in order.
func (v *Voice) Missing(sentences []string) []string {
	var missing []string
	for _, s := range sentences {
		if _, ok := v.clips[s]; !ok {
			missing = append(missing, s)
		}
	}
	return missing
}

// Source says how a sentence is said.
type Source string

// The sources of a sentence.
const (
	// Recorded sentences have a clip.
	Recorded Source = "recorded"
	// Synthesized sentences are said by the system's synthesizer.
	Synthesized Source = "synthesized"
	// Chimed sentences are only shown; a chime draws attention to them.
	Chimed Source = "chimed"
)

// SourceOf returns how a sentence is said.
func (v *Voice) SourceOf(sentence string) Source {
	switch {
	case len(v.Missing([]string{sentence})) == 0:
		return Recorded
	case v.synthesizable(sentence):
		return Synthesized
	default:
		return Chimed
	}
}

// clip returns a sentence as mono samples at SampleRate, nil if it cannot be
// spoken and needs a chime. A nil Voice says nothing.
func (v *Voice) clip(sentence string) ([]float32, error) {
	if v == nil {
		return nil, nil
	}
	if samples, ok := v.cache.get(sentence); ok {
		return samples, nil
	}
	c, ok := v.clips[sentence]
	if !ok {
		return v.synthesize(sentence), nil
	}
	file := path.Join(v.name, c.File)
	data, err := v.stream(c)
	if err != nil {
		return nil, engine.Errorf(engine.CodeDamaged, "the clip %s cannot be read: install Uncoil again: %w", file, err)
	}
	samples, err := decodeVorbis(data, c.Samples)
	if err != nil {
		return nil, engine.Errorf(engine.CodeDamaged, "the clip %s cannot be decoded: install Uncoil again: %w", file, err)
	}
	samples = polished(doubleRate(paced(samples, VoiceRate, v.pace)))
	levelled(samples)
	softened(samples)
	v.cache.put(sentence, samples)
	return samples, nil
}

// clipDue is clip for a line that is due: it does not wait for a slow synthesizer, so
// that no later line waits for it.
func (v *Voice) clipDue(sentence string) ([]float32, error) {
	if v == nil || !v.slow || v.atHand(sentence) {
		return v.clip(sentence)
	}
	return nil, nil
}

// atHand reports whether a sentence can be played without a synthesizer.
func (v *Voice) atHand(sentence string) bool {
	if _, recorded := v.clips[sentence]; recorded {
		return true
	}
	if _, said := v.cache.get(sentence); said {
		return true
	}
	_, _, kept := keptSpeech(v.synth, sentence)
	return kept
}

// stream returns the whole Ogg Vorbis stream of a clip.
func (v *Voice) stream(c ManifestClip) ([]byte, error) {
	var head []byte
	if c.Head != "" {
		var err error
		if head, err = fs.ReadFile(v.fsys, path.Join(v.name, c.Head)); err != nil {
			return nil, err
		}
	}
	rest, err := fs.ReadFile(v.fsys, path.Join(v.name, c.File))
	return append(head, rest...), err
}

// spokenFrames returns the length of a sentence without a clip in frames, 0 if it
// cannot be spoken, and whether that is known already.
func (v *Voice) spokenFrames(sentence string) (n int, known bool) {
	v.mu.Lock()
	defer v.mu.Unlock()
	n, known = v.spoken[sentence]
	return n, known
}

// synthesizable reports whether the synthesizer can say a sentence.
func (v *Voice) synthesizable(sentence string) bool {
	if n, known := v.spokenFrames(sentence); known {
		return n > 0
	}
	return len(v.synthesize(sentence)) > 0
}

// synthesize says a sentence with the synthesizer, one at a time. A sentence that
// failed at first stays unsaid, because the timeline has been compiled without
// it.
func (v *Voice) synthesize(sentence string) []float32 {
	if v.synth == nil {
		return nil
	}
	n, known := v.spokenFrames(sentence)
	if known && n == 0 {
		return nil
	}
	if raw, rate, ok := keptSpeech(v.synth, sentence); ok {
		return v.say(sentence, raw, rate, n)
	}
	v.speaking.Lock()
	defer v.speaking.Unlock()
	n, known = v.spokenFrames(sentence)
	if known && n == 0 {
		return nil
	}
	if samples, ok := v.cache.get(sentence); ok {
		return samples // said while this call waited
	}
	raw, rate, err := v.synth.Synthesize(sentence)
	if err != nil {
		v.remember(sentence, n)
		return nil
	}
	return v.say(sentence, raw, rate, n)
}

// say keeps what has been said of a sentence in memory, as long as it was before.
func (v *Voice) say(sentence string, raw []float32, rate, n int) []float32 {
	samples := softened(fit(paced(compact(resampled(raw, rate)), SampleRate, v.pace), n))
	v.remember(sentence, len(samples))
	v.cache.put(sentence, samples)
	return samples
}

func (v *Voice) remember(sentence string, frames int) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.spoken[sentence] = frames
}

// softened fades the ends of a clip in place. Recordings begin and end near zero,
// but encoding has smeared them, and a synthesizer may cut hard.
func softened(samples []float32) []float32 {
	fade := min(int(FramesIn(fadeLength)), len(samples)/2)
	for i := range fade {
		gain := float32(smooth(float64(i) / float64(fade)))
		samples[i] *= gain
		samples[len(samples)-1-i] *= gain
	}
	return samples
}

// fit pads samples with silence to at least n, so that a sentence synthesized
// again keeps its length.
func fit(samples []float32, n int) []float32 {
	if len(samples) < n {
		samples = append(samples, make([]float32, n-len(samples))...)
	}
	return samples
}
