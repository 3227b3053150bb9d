package main

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"uncoil/cmd/voice/kokoro"
	"uncoil/engine/audio"
)

// The recognizer is Debian's pocketsphinx with its American model. It knows the
// words that a session can say and which follow which, as a listener does.
const (
	hearingProgram = "pocketsphinx_batch"
	hearingModel   = "/usr/share/pocketsphinx/model/en-us"
	// hearingRate is the sample rate of its model in Hz.
	hearingRate = 16000
	// hearingQuiet is the silence before and after a clip, in samples.
	hearingQuiet = hearingRate / 4
)

// errDeaf tells that there is no recognizer.
var errDeaf = errors.New("no words were recognized: install the packages pocketsphinx and pocketsphinx-en-us")

// heard recognizes clips, given by sentence at audio.VoiceRate, and returns the
// words of each.
func heard(ctx context.Context, vocabulary []string, clips map[string][]float64) (map[string][]string, error) {
	if _, err := exec.LookPath(hearingProgram); err != nil {
		return nil, errDeaf
	}
	dir, err := os.MkdirTemp("", "uncoil-hearing-*")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	if err := writeVocabulary(dir, vocabulary); err != nil {
		return nil, err
	}
	order := sortedKeys(clips)
	var control bytes.Buffer
	for i, s := range order {
		name := fmt.Sprintf("%05d", i)
		fmt.Fprintln(&control, name)
		if err := os.WriteFile(filepath.Join(dir, name+".raw"), asHeard(clips[s]), 0o600); err != nil {
			return nil, err
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "all.ctl"), control.Bytes(), 0o600); err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(ctx, hearingProgram, "-adcin", "yes", "-cepdir", dir, "-cepext", ".raw",
		"-ctl", filepath.Join(dir, "all.ctl"), "-lm", filepath.Join(dir, "words.lm"), "-dict", filepath.Join(dir, "words.dict"),
		"-hmm", filepath.Join(hearingModel, "en-us"), "-hyp", filepath.Join(dir, "heard"), "-logfn", filepath.Join(dir, "log"))
	if out, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%s: %w: %s", hearingProgram, err, bytes.TrimSpace(out))
	}
	data, err := os.ReadFile(filepath.Join(dir, "heard"))
	if err != nil {
		return nil, err
	}
	words := map[string][]string{}
	for line := range strings.Lines(string(data)) {
		said, name, ok := strings.Cut(strings.TrimSpace(line), "(")
		i, err := strconv.Atoi(strings.Fields(name + " ")[0])
		if !ok || err != nil || i >= len(order) {
			return nil, fmt.Errorf("%s answers %q", hearingProgram, line)
		}
		words[order[i]] = strings.Fields(said)
	}
	return words, nil
}

// asHeard returns a clip as the recognizer reads it: 16 bits at hearingRate.
func asHeard(clip []float64) []byte {
	samples := kokoro.Resample(clip, audio.VoiceRate, hearingRate)
	raw := make([]byte, 2*hearingQuiet, 2*(len(samples)+2*hearingQuiet))
	for _, v := range samples {
		s := int16(min(max(v, -1), 1) * 32767)
		raw = append(raw, byte(s), byte(s>>8))
	}
	return append(raw, make([]byte, 2*hearingQuiet)...)
}

// writeVocabulary writes the words of sentences with their sounds, and how often one
// follows another.
func writeVocabulary(dir string, sentences []string) error {
	known, err := pronunciations(filepath.Join(hearingModel, "cmudict-en-us.dict"))
	if err != nil {
		return err
	}
	follows := map[string]map[string]int{}
	for _, s := range sentences {
		before := "<s>"
		for _, w := range append(spoken(s), "</s>") {
			if follows[before] == nil {
				follows[before] = map[string]int{}
			}
			follows[before][w]++
			before = w
		}
	}
	var dict bytes.Buffer
	for _, w := range sortedKeys(follows) {
		for _, line := range known[w] {
			fmt.Fprintln(&dict, line)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "words.dict"), dict.Bytes(), 0o600); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "words.lm"), languageModel(follows), 0o600)
}

// pronunciations reads the recognizer's dictionary: the lines of each word.
func pronunciations(file string) (map[string][]string, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	known := map[string][]string{}
	for scanner := bufio.NewScanner(f); scanner.Scan(); {
		word, _, _ := strings.Cut(scanner.Text(), " ")
		word, _, _ = strings.Cut(word, "(")
		known[word] = append(known[word], scanner.Text())
	}
	return known, nil
}

// languageModel writes pairs of words as an ARPA model: half a count of each pair
// goes to words that have not been seen together.
func languageModel(follows map[string]map[string]int) []byte {
	const discount = 0.5
	single, total, pairs := map[string]int{"<s>": 0}, 0, 0
	for _, after := range follows {
		for w, n := range after {
			single[w] += n
			total += n
			pairs++
		}
	}
	var out bytes.Buffer
	fmt.Fprintf(&out, "\\data\\\nngram 1=%d\nngram 2=%d\n\n\\1-grams:\n", len(single), pairs)
	log10 := func(p float64) float64 { return max(-99, math.Log10(p)) }
	for _, w := range sortedKeys(single) {
		seen, count, rest := 0.0, 0, 1.0
		for next, n := range follows[w] {
			seen += float64(single[next]) / float64(total)
			count += n
		}
		if count > 0 && seen < 1 {
			rest = discount * float64(len(follows[w])) / float64(count) / (1 - seen)
		}
		fmt.Fprintf(&out, "%.4f %s %.4f\n", log10(float64(single[w])/float64(total)), w, log10(rest))
	}
	fmt.Fprint(&out, "\n\\2-grams:\n")
	for _, w := range sortedKeys(follows) {
		count := 0
		for _, n := range follows[w] {
			count += n
		}
		for _, next := range sortedKeys(follows[w]) {
			fmt.Fprintf(&out, "%.4f %s %s\n", log10((float64(follows[w][next])-discount)/float64(count)), w, next)
		}
	}
	fmt.Fprint(&out, "\n\\end\\\n")
	return out.Bytes()
}

// spoken returns the words of a sentence as they are spoken: numbers are words.
func spoken(sentence string) []string {
	var words []string
	for _, w := range strings.FieldsFunc(strings.ToLower(strings.ReplaceAll(sentence, "’", "'")), func(r rune) bool {
		return !strings.ContainsRune("abcdefghijklmnopqrstuvwxyz0123456789'", r)
	}) {
		if n, err := strconv.Atoi(w); err == nil {
			words = append(words, inWords(n)...)
		} else {
			words = append(words, w)
		}
	}
	return words
}

// inWords returns a number below a thousand as it is spoken.
func inWords(n int) []string {
	small := strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
	tens := strings.Fields("twenty thirty forty fifty sixty seventy eighty ninety")
	switch {
	case n < 20:
		return small[n : n+1]
	case n < 100 && n%10 == 0:
		return tens[n/10-2 : n/10-1]
	case n < 100:
		return []string{tens[n/10-2], small[n%10]}
	case n%100 == 0:
		return []string{small[n/100], "hundred"}
	default:
		return append([]string{small[n/100], "hundred"}, inWords(n%100)...)
	}
}

// wordErrors counts the words that were missed, added or taken for others.
func wordErrors(said, heard []string) int {
	row := make([]int, len(heard)+1)
	for k := range row {
		row[k] = k
	}
	for i, w := range said {
		before := row[0]
		row[0] = i + 1
		for k, h := range heard {
			change := before
			if w != h {
				change++
			}
			before, row[k+1] = row[k+1], min(row[k+1]+1, row[k]+1, change)
		}
	}
	return row[len(heard)]
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, cmp.Compare)
	return keys
}
