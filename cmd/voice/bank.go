package main

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"uncoil/cmd/voice/kokoro"
	"uncoil/engine/audio"
)

// bank is a voice's folder: its clips and their manifest.
type bank struct {
	dir      string
	voice    kokoro.Voice
	manifest audio.Manifest
}

// openBank reads a voice's manifest; a new voice has no clips.
func openBank(dir string, v kokoro.Voice) (*bank, error) {
	b := &bank{dir: dir, voice: v, manifest: audio.Manifest{
		Voice: v.Name, Title: v.Title, About: v.About, Language: v.Language, Rate: audio.VoiceRate, Clips: map[string]audio.ManifestClip{},
	}}
	data, err := os.ReadFile(filepath.Join(dir, audio.ManifestFile))
	if errors.Is(err, fs.ErrNotExist) {
		return b, nil
	}
	if err != nil {
		return nil, err
	}
	var read audio.Manifest
	if err := json.Unmarshal(data, &read); err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.Join(dir, audio.ManifestFile), err)
	}
	for sentence, clip := range read.Clips {
		b.manifest.Clips[sentence] = clip
	}
	return b, nil
}

// clipFile names the file of a sentence after the voice and the sentence.
func clipFile(voice, sentence string) string {
	sum := sha256.Sum256([]byte(voice + "\n" + sentence))
	return hex.EncodeToString(sum[:8]) + clipEnding
}

// How the files of a voice are named: the head holds the pages that all clips of
// one encoding share, and a clip lacks.
const (
	clipEnding = ".clip"
	headEnding = ".head"
)

// store writes the clip of a sentence and, once, its head.
func (b *bank) store(sentence string, clip []byte, samples int) (audio.ManifestClip, error) {
	head, rest, err := behead(clip)
	if err != nil {
		return audio.ManifestClip{}, err
	}
	sum := sha256.Sum256(head)
	m := audio.ManifestClip{
		Head: hex.EncodeToString(sum[:8]) + headEnding, File: clipFile(b.manifest.Voice, sentence), Samples: samples,
	}
	if err := b.write(m.Head, head); err != nil {
		return audio.ManifestClip{}, err
	}
	return m, b.write(m.File, rest)
}

// write writes a file of the bank, whole or not at all. Clips are written
// concurrently, and some share a head.
func (b *bank) write(name string, data []byte) error {
	f, err := os.CreateTemp(b.dir, name+".*.part")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	_, err = f.Write(data)
	if err := errors.Join(err, f.Chmod(0o644), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), filepath.Join(b.dir, name))
}

// missing returns the sentences that have no clip, or a damaged one, in order.
func (b *bank) missing(sentences []string) []string {
	var missing []string
	for _, s := range sentences {
		clip := b.manifest.Clips[s]
		if clip.File != clipFile(b.manifest.Voice, s) || b.samples(clip) != clip.Samples {
			missing = append(missing, s)
		}
	}
	return missing
}

// samples returns how many samples a clip holds, -1 if it is damaged.
func (b *bank) samples(clip audio.ManifestClip) int {
	var stream []byte
	for _, part := range []string{clip.Head, clip.File} {
		if part == "" {
			continue
		}
		data, err := os.ReadFile(filepath.Join(b.dir, part))
		if err != nil {
			return -1
		}
		stream = append(stream, data...)
	}
	n, err := count(stream)
	if err != nil {
		return -1
	}
	return n
}

// batch is the number of sentences recorded between two saves of the manifest.
const batch = 40

// record synthesizes sentences and adds their clips.
func (b *bank) record(ctx context.Context, o *options, sentences []string) error {
	if len(sentences) == 0 {
		return nil
	}
	speaker, err := newKokoro(ctx, b.voice.File, cmp.Or(o.pace, b.voice.Pace))
	if err != nil {
		return err
	}
	if err := os.MkdirAll(b.dir, 0o755); err != nil {
		return err
	}
	done := 0
	for some := range slices.Chunk(sentences, batch) {
		if err := b.recordBatch(ctx, speaker, some, o.verbose); err != nil {
			return err
		}
		if err := b.save(); err != nil {
			return err
		}
		done += len(some)
		slog.Info("recorded", "clips", done, "of", len(sentences))
	}
	return nil
}

// pronounced spells for the voices what they would say wrong as it is written.
var pronounced = strings.NewReplacer(
	"Piriformis", "Piri formis", "Cat-Cow", "Cat cow", "Downward-Facing", "Downward facing", "Roll-Down", "roll down",
)

func (b *bank) recordBatch(ctx context.Context, speaker speaker, sentences []string, verbose bool) error {
	script := make([]string, len(sentences))
	for i, s := range sentences {
		script[i] = pronounced.Replace(s)
	}
	takes, err := speaker.say(ctx, script)
	if err != nil {
		return err
	}
	if err := again(ctx, speaker, sentences, takes); err != nil {
		return err
	}
	if err := b.distinct(ctx, speaker, sentences, takes); err != nil {
		return err
	}
	clips := make([]audio.ManifestClip, len(sentences))
	err = together(len(sentences), func(i int) (err error) {
		clips[i], err = b.keep(ctx, sentences[i], takes[i], verbose)
		return err
	})
	if err != nil {
		return err
	}
	for i, s := range sentences {
		b.manifest.Clips[s] = clips[i]
	}
	return nil
}

// again says once more, after the carrier, each sentence whose take begins inside its
// first sound.
func again(ctx context.Context, speaker speaker, sentences []string, takes [][]float64) error {
	var script []string
	var which []int
	for i, s := range sentences {
		if beginsInside(takes[i]) {
			which = append(which, i)
			script = append(script, pronounced.Replace(carrier+strings.ToLower(s[:1])+s[1:]))
		}
	}
	if len(which) == 0 {
		return nil
	}
	said, err := speaker.say(ctx, script)
	if err != nil {
		return err
	}
	for k, i := range which {
		rest, ok := afterCarrier(said[k])
		if !ok {
			slog.Warn("begins inside its first sound", "sentence", sentences[i])
			continue
		}
		takes[i] = rest
	}
	return nil
}

// keep shapes the take of a sentence and writes its clip.
func (b *bank) keep(ctx context.Context, sentence string, take []float64, verbose bool) (audio.ManifestClip, error) {
	samples := shape(take)
	if err := plausible(sentence, len(samples)); err != nil {
		return audio.ManifestClip{}, err
	}
	clip, err := encode(ctx, samples)
	if err != nil {
		return audio.ManifestClip{}, fmt.Errorf("encoding %q: %w", sentence, err)
	}
	if verbose {
		fmt.Printf("%6.2f s %6.1f LUFS %6.1f dBFS  %s\n",
			float64(len(samples))/audio.VoiceRate, loudness(samples), decibels(peak(samples)), sentence)
	}
	return b.store(sentence, clip, len(samples))
}

// plausible returns an error for a clip that cannot be its sentence: the voice
// sometimes stops within a word or does not end.
func plausible(sentence string, samples int) error {
	seconds := float64(samples) / audio.VoiceRate
	letters := float64(len(sentence))
	if seconds < 0.2 || seconds < letters*0.025 || seconds > 1.6+letters*0.13 {
		return fmt.Errorf("%q lasts %.2f s, which cannot be right: run again, or reword it", sentence, seconds)
	}
	return nil
}

// prune removes the clips of all other sentences, and files of no sentence.
func (b *bank) prune(sentences []string) (removed int, err error) {
	keep := map[string]bool{}
	for _, s := range sentences {
		keep[s] = true
	}
	files := map[string]bool{}
	for s, clip := range b.manifest.Clips {
		if !keep[s] {
			delete(b.manifest.Clips, s)
			continue
		}
		files[clip.File], files[clip.Head] = true, true
	}
	entries, err := os.ReadDir(b.dir)
	if err != nil {
		return 0, err
	}
	for _, e := range entries {
		ending := filepath.Ext(e.Name())
		if (ending == clipEnding || ending == headEnding) && !files[e.Name()] {
			if err := os.Remove(filepath.Join(b.dir, e.Name())); err != nil {
				return removed, err
			}
			removed++
		}
	}
	return removed, nil
}

// save writes the manifest, a clip per line in the order of the sentences, so
// that diffs are readable.
func (b *bank) save() error {
	var out bytes.Buffer
	m := &b.manifest
	fmt.Fprintf(&out, "{\n  \"voice\": %q,\n  \"title\": %q,\n  \"about\": %q,\n  \"language\": %q,\n  \"rate\": %d,\n  \"clips\": {",
		m.Voice, m.Title, m.About, m.Language, m.Rate)
	sentences := make([]string, 0, len(b.manifest.Clips))
	for s := range b.manifest.Clips {
		sentences = append(sentences, s)
	}
	slices.SortFunc(sentences, cmp.Compare)
	for i, s := range sentences {
		key, err := json.Marshal(s)
		if err != nil {
			return err
		}
		clip, err := json.Marshal(b.manifest.Clips[s])
		if err != nil {
			return err
		}
		if i > 0 {
			out.WriteByte(',')
		}
		fmt.Fprintf(&out, "\n    %s: %s", key, clip)
	}
	out.WriteString("\n  }\n}\n")
	if err := os.MkdirAll(b.dir, 0o755); err != nil {
		return err
	}
	path := filepath.Join(b.dir, audio.ManifestFile)
	if err := os.WriteFile(path+".part", out.Bytes(), 0o644); err != nil {
		return err
	}
	return os.Rename(path+".part", path)
}

// size returns the size of all clips in readable units.
func (b *bank) size() string {
	total := int64(0)
	for _, clip := range b.manifest.Clips {
		if info, err := os.Stat(filepath.Join(b.dir, clip.File)); err == nil {
			total += info.Size()
		}
	}
	return fmt.Sprintf("%.1f MB", float64(total)/1e6)
}
