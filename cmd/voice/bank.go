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

	"uncoil/engine/audio"
)

// bank is a voice's folder: its clips and their list.
type bank struct {
	dir      string
	manifest audio.Manifest
}

// openBank reads the list of a voice's clips; a new voice has none.
func openBank(dir, voice string) (*bank, error) {
	b := &bank{dir: dir, manifest: audio.Manifest{Voice: voice, Rate: audio.VoiceRate, Clips: map[string]audio.ManifestClip{}}}
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
	return hex.EncodeToString(sum[:8]) + ".ogg"
}

// missing returns the sentences that have no clip, or a damaged one, in order.
func (b *bank) missing(sentences []string) []string {
	var missing []string
	for _, s := range sentences {
		clip := b.manifest.Clips[s]
		n, err := count(filepath.Join(b.dir, clipFile(b.manifest.Voice, s)))
		if err != nil || n != clip.Samples || clip.File != clipFile(b.manifest.Voice, s) {
			missing = append(missing, s)
		}
	}
	return missing
}

// batch is how many sentences are recorded between two savings of the list.
const batch = 40

// takes is how often each sentence is said; the middle take is kept.
const takes = 3

// record says sentences and adds their clips.
func (b *bank) record(ctx context.Context, o *options, sentences []string) error {
	if len(sentences) == 0 {
		return nil
	}
	speaker, err := newPiper(ctx, o.voice, o.pace)
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

func (b *bank) recordBatch(ctx context.Context, speaker *piper, sentences []string, verbose bool) error {
	var script []string
	for _, s := range sentences {
		script = append(script, slices.Repeat([]string{s}, takes)...)
	}
	said, err := speaker.say(ctx, script)
	if err != nil {
		return err
	}
	for i, s := range sentences {
		for k := range takes {
			said[i*takes+k] = trim(said[i*takes+k])
		}
		samples := shape(midmost(said[i*takes : (i+1)*takes]))
		if err := plausible(s, len(samples)); err != nil {
			return err
		}
		file := clipFile(b.manifest.Voice, s)
		n, err := encode(ctx, filepath.Join(b.dir, file), samples)
		if err != nil {
			return fmt.Errorf("encoding %q: %w", s, err)
		}
		b.manifest.Clips[s] = audio.ManifestClip{File: file, Samples: n}
		if verbose {
			fmt.Printf("%6.2f s %6.1f LUFS %6.1f dBFS  %s\n",
				float64(n)/audio.VoiceRate, loudness(samples), decibels(peak(samples)), s)
		}
	}
	return nil
}

// plausible returns an error for a clip that cannot be what its sentence says:
// the voice sometimes stops in a word or drones on.
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
		files[clip.File] = true
	}
	entries, err := os.ReadDir(b.dir)
	if err != nil {
		return 0, err
	}
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ".ogg") && !files[e.Name()] {
			if err := os.Remove(filepath.Join(b.dir, e.Name())); err != nil {
				return removed, err
			}
			removed++
		}
	}
	return removed, nil
}

// save writes the list, a clip a line in the order of the sentences, so that
// two versions can be compared.
func (b *bank) save() error {
	var out bytes.Buffer
	fmt.Fprintf(&out, "{\n  \"voice\": %q,\n  \"rate\": %d,\n  \"clips\": {", b.manifest.Voice, b.manifest.Rate)
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

// size returns the bytes of all clips, for people.
func (b *bank) size() string {
	total := int64(0)
	for _, clip := range b.manifest.Clips {
		if info, err := os.Stat(filepath.Join(b.dir, clip.File)); err == nil {
			total += info.Size()
		}
	}
	return fmt.Sprintf("%.1f MB", float64(total)/1e6)
}
