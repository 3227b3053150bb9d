package main

import (
	"context"
	"errors"
	"log/slog"
	"regexp"
	"strings"
)

// counted matches what is said when a session counts.
var counted = regexp.MustCompile(`^\d+\.$`)

// renditions are other ways to write a number, in the order in which they are tried: a
// voice says it more distinctly as an exclamation, or after a pause.
var renditions = []struct{ before, mark string }{
	{"", "!"}, {carrier, "."}, {carrier, "!"}, {"", ","}, {carrier, ","}, {"", "?"}, {"And ", "!"},
}

// distinct says each number that the recognizer takes for another in other renditions,
// until it hears it right among all numbers. One that it never does stays as it was.
func (b *bank) distinct(ctx context.Context, speaker speaker, sentences []string, takes [][]float64) error {
	tried := map[int][]float64{} // by the index of the sentence
	for i, s := range sentences {
		if counted.MatchString(s) {
			tried[i] = takes[i]
		}
	}
	for round := 0; len(tried) > 0; round++ {
		wrong, err := b.mistaken(ctx, sentences, tried)
		if errors.Is(err, errDeaf) {
			slog.Warn("numbers are not checked", "reason", err)
			return nil
		}
		if err != nil {
			return err
		}
		for i, take := range tried {
			if !wrong[i] {
				takes[i] = take
			}
		}
		clear(tried)
		if round == len(renditions) {
			break
		}
		var which []int
		var script []string
		r := renditions[round]
		for i := range wrong {
			which = append(which, i)
			script = append(script, r.before+strings.TrimSuffix(sentences[i], ".")+r.mark)
		}
		said, err := speaker.say(ctx, script)
		if err != nil {
			return err
		}
		for k, i := range which {
			tried[i] = said[k]
			if rest, ok := afterCarrier(said[k]); r.before != "" && ok {
				tried[i] = rest
			}
		}
	}
	return nil
}

// mistaken returns which takes of numbers are heard as another number, where the
// recognizer knows the numbers of the bank alone.
func (b *bank) mistaken(ctx context.Context, sentences []string, tried map[int][]float64) (map[int]bool, error) {
	clips := map[string][]float64{}
	for s, clip := range b.manifest.Clips {
		if samples, err := b.decode(clip); counted.MatchString(s) && err == nil {
			clips[s] = samples
		}
	}
	for i, take := range tried { // as it will be heard
		stream, err := encode(ctx, shape(take))
		if err != nil {
			return nil, err
		}
		if clips[sentences[i]], err = decoded(stream); err != nil {
			return nil, err
		}
	}
	confused, err := confusedNumbers(ctx, clips)
	if err != nil {
		return nil, err
	}
	wrong := map[int]bool{}
	for i := range tried {
		if as, ok := confused[sentences[i]]; ok {
			slog.Info("misheard", "number", sentences[i], "as", as)
			wrong[i] = true
		}
	}
	return wrong, nil
}

// confusedNumbers returns which clips of numbers the recognizer takes for another number,
// and for which, where it knows these numbers alone.
func confusedNumbers(ctx context.Context, clips map[string][]float64) (map[string]string, error) {
	words, err := heard(ctx, sortedKeys(clips), clips)
	if err != nil {
		return nil, err
	}
	confused := map[string]string{}
	for s := range clips {
		if wordErrors(spoken(s), words[s]) > 0 {
			confused[s] = strings.Join(words[s], " ")
		}
	}
	return confused, nil
}
