package audio

import (
	"cmp"
	"context"
	"maps"
	"os"
	"slices"
	"testing"
	"time"

	"uncoil/engine"
)

// BenchmarkMixSecond mixes one second of the busiest sound there is: a spoken
// line over a breath, a hold, a bell and ticks. The goal is under 2 ms.
func BenchmarkMixSecond(b *testing.B) {
	line := steadyLine(0.2, 2*SampleRate)
	frames := make([][2]float64, FramesIn(blockLength))
	m := NewMix(engine.Sound{Voice: 1, Breath: 0.7, Bells: 0.7, Ticks: 0.7})
	b.ReportAllocs()
	for b.Loop() {
		at := m.Frame()
		m.PlayTone(at, NewTone(engine.CueBreathIn, time.Second), engine.NoSide)
		m.PlayTone(at, NewTone(engine.BellEnd, 0), engine.NoSide)
		m.PlayTone(at+SampleRate/4, NewTone(engine.Tick, 0), engine.NoSide)
		m.PlayTone(at+SampleRate/2, NewTone(engine.Tick, 0), engine.NoSide)
		m.PlayLine(at, line, engine.NoSide)
		for m.Frame() < at+SampleRate {
			m.Stream(frames)
		}
	}
}

// BenchmarkMixSilence mixes one second in which nothing sounds.
func BenchmarkMixSilence(b *testing.B) {
	frames := make([][2]float64, FramesIn(blockLength))
	m := NewMix(fullVolume())
	b.ReportAllocs()
	for b.Loop() {
		for range time.Second / blockLength {
			m.Stream(frames)
		}
	}
}

// halfHour is a session full of breaths, bells, ticks and recorded lines.
func halfHour(sentences []string) *engine.Timeline {
	const length, round = 30 * time.Minute, 10 * time.Second
	var cues []engine.Cue
	for i := range int(length / round) {
		at := time.Duration(i) * round
		say := func(after time.Duration, k int) engine.Cue {
			return engine.Cue{At: at + after, Kind: engine.Speak, Text: sentences[k%len(sentences)]}
		}
		cues = append(cues,
			engine.Cue{At: at, Kind: engine.BellStart},
			engine.Cue{At: at, Kind: engine.CueBreathIn, Length: 4 * time.Second},
			say(time.Second, 2*i),
			engine.Cue{At: at + 4*time.Second, Kind: engine.CueBreathOut, Length: 6 * time.Second},
			say(6*time.Second, 2*i+1))
		for k := range 5 {
			cues = append(cues, engine.Cue{At: at + time.Duration(5+k)*time.Second, Kind: engine.Tick})
		}
	}
	slices.SortStableFunc(cues, func(a, b engine.Cue) int { return cmp.Compare(a.At, b.At) })
	return timelineOf(length, cues...)
}

// BenchmarkExport writes a session of half an hour as a file, decoding every line
// again, and reports how much faster than real time. The goals are 300 for WAV
// and 80 for MP3.
func BenchmarkExport(b *testing.B) {
	for _, ending := range Formats() {
		for _, pace := range engine.Paces() {
			b.Run(ending[1:]+"/"+string(pace), func(b *testing.B) {
				path := b.TempDir() + "/session" + ending
				for b.Loop() {
					v := openBuiltIn(b, pace)
					e := &Export{
						Timeline: halfHour(slices.Sorted(maps.Keys(v.clips))), Voice: v,
						Sound: engine.DefaultPreferences().Sound,
					}
					if err := WriteFile(context.Background(), path, e, nil); err != nil {
						b.Fatal(err)
					}
				}
				perRun := b.Elapsed().Seconds() / float64(b.N)
				b.ReportMetric((30*time.Minute).Seconds()/perRun, "x-real-time")
			})
		}
	}
}

// BenchmarkDecodeLine decodes a recorded line of about two seconds.
func BenchmarkDecodeLine(b *testing.B) {
	v, err := OpenVoice(os.DirFS(builtIn), "heart", engine.PaceNormal)
	if err != nil {
		b.Fatal(err)
	}
	sentences := slices.Sorted(maps.Keys(v.clips))
	sentence := slices.MinFunc(sentences, func(a, b string) int {
		return cmp.Compare((v.SpeechLength(a) - 2*time.Second).Abs(), (v.SpeechLength(b) - 2*time.Second).Abs())
	})
	for b.Loop() {
		v.cache = newClipCache(1)
		if _, err := v.clip(sentence); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkOpenVoice reads the manifest.
func BenchmarkOpenVoice(b *testing.B) {
	for b.Loop() {
		if _, err := OpenVoice(os.DirFS(builtIn), "heart", engine.PaceNormal); err != nil {
			b.Fatal(err)
		}
	}
}
