package kokoro

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
)

// americanSounds converts espeak-ng's phonetic letters to those that kokoro was
// trained with: diphthongs and affricates are single letters, and American vowels
// have no length mark. Where two rules match, the earlier one wins.
var americanSounds = strings.NewReplacer(
	"aɪ", "I", "aʊ", "W", "eɪ", "A", "oʊ", "O", "ɔɪ", "Y", "e", "A", "o", "ɔ",
	"dʒ", "ʤ", "tʃ", "ʧ",
	"ɜːɹ", "ɜɹ", "ɜː", "ɜɹ", "ɚ", "əɹ", "ɪə", "iə", "ː", "",
	"n̩", "ᵊn", "l̩", "ᵊl", "ʔ", "t", "ɾ", "T",
	"ɐ", "ə", "r", "ɹ", "x", "k", "ç", "k", "ɬ", "l", "ʲ", "", "\u0303", "",
)

// joined finds sentences that follow each other without a space.
var joined = regexp.MustCompile(`([.!?])(\S)`)

// phonemizer converts English to phonemes, with the program that comes with
// piper.
type phonemizer struct {
	program string // piper's folder
}

// american returns the phonemes of sentences, including punctuation, in the
// letters that kokoro reads.
func (p phonemizer) american(ctx context.Context, sentences []string) ([]string, error) {
	cmd := exec.CommandContext(ctx, filepath.Join(p.program, "piper_phonemize"), "--json_input",
		"--language", "en-us", "--espeak_data", filepath.Join(p.program, "espeak-ng-data"))
	var input, complaints bytes.Buffer
	for _, s := range sentences {
		if err := json.NewEncoder(&input).Encode(map[string]string{"text": s}); err != nil {
			return nil, err
		}
	}
	cmd.Stdin, cmd.Stderr = &input, &complaints
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("piper_phonemize failed: %w: %s", err, bytes.TrimSpace(complaints.Bytes()))
	}
	answers := json.NewDecoder(bytes.NewReader(out))
	sounds := make([]string, len(sentences))
	for i, s := range sentences {
		var answer struct{ Phonemes []string }
		if err := answers.Decode(&answer); err != nil {
			return nil, fmt.Errorf("piper_phonemize did not answer %q: %w", s, err)
		}
		sounds[i] = americanLetters(strings.Join(answer.Phonemes, ""))
	}
	return sounds, nil
}

func americanLetters(ipa string) string {
	return joined.ReplaceAllString(americanSounds.Replace(ipa), "$1 $2")
}
