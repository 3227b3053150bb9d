package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"

	"uncoil/engine/audio"
)

// piper is the neural voice, ready to speak.
type piper struct {
	program, voice string // folders
	pace           float64
}

// newPiper downloads the program and the module of a voice.
func newPiper(ctx context.Context, module string, pace float64) (*piper, error) {
	program, err := fetchModule(ctx, piperModule)
	if err != nil {
		return nil, err
	}
	model, err := fetchModule(ctx, module)
	if err != nil {
		return nil, err
	}
	return &piper{program, model, pace}, nil
}

// How much piper varies its output, from 0. It varies less than by default (0.667
// and 0.8), because counts and durations from different takes follow each other
// and must sound continuous.
const (
	variation       = 0.5
	lengthVariation = 0.6
)

// say synthesizes all sentences in one process, which uses every processor: two
// at once take longer.
func (p *piper) say(ctx context.Context, sentences []string) ([][]float64, error) {
	dir, err := os.MkdirTemp("", "uncoil-voice-*")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	var input bytes.Buffer
	file := func(i int) string { return filepath.Join(dir, fmt.Sprintf("%05d.wav", i)) }
	for i, s := range sentences {
		request := map[string]string{"text": s, "output_file": file(i)}
		if err := json.NewEncoder(&input).Encode(request); err != nil {
			return nil, err
		}
	}
	if err := p.run(ctx, &input); err != nil {
		return nil, err
	}
	takes := make([][]float64, len(sentences))
	for i := range takes {
		data, err := os.ReadFile(file(i))
		if err != nil {
			return nil, fmt.Errorf("piper did not say %q: %w", sentences[i], err)
		}
		if takes[i], err = readWAV(data); err != nil {
			return nil, fmt.Errorf("what piper said for %q: %w", sentences[i], err)
		}
	}
	return takes, nil
}

func (p *piper) run(ctx context.Context, input *bytes.Buffer) error {
	number := func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
	cmd := exec.CommandContext(ctx, filepath.Join(p.program, "piper"), "--quiet", "--json-input",
		"--model", filepath.Join(p.voice, "voice.onnx"),
		"--config", filepath.Join(p.voice, "voice.json"),
		"--espeak_data", filepath.Join(p.program, "espeak-ng-data"),
		"--length_scale", number(p.pace),
		"--noise_scale", number(variation),
		"--noise_w", number(lengthVariation),
	)
	cmd.Stdin = input
	var complaints bytes.Buffer
	cmd.Stderr = &complaints
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("piper failed: %w: %s", err, bytes.TrimSpace(complaints.Bytes()))
	}
	return nil
}

// wavHeaderSize is the size of the header of piper's files, in bytes.
const wavHeaderSize = 44

// readWAV returns the samples of piper's output: mono, 16 bits, at
// audio.VoiceRate.
func readWAV(data []byte) ([]float64, error) {
	if len(data) < wavHeaderSize || string(data[:4]) != "RIFF" || string(data[36:40]) != "data" {
		return nil, fmt.Errorf("it is no WAV file of the kind that piper writes")
	}
	channels := int(data[22]) | int(data[23])<<8
	rate := int(data[24]) | int(data[25])<<8 | int(data[26])<<16
	if channels != 1 || rate != audio.VoiceRate {
		return nil, fmt.Errorf("it has %d channels at %d Hz: expected one at %d Hz", channels, rate, audio.VoiceRate)
	}
	data = data[wavHeaderSize:]
	samples := make([]float64, len(data)/2)
	for i := range samples {
		samples[i] = float64(int16(uint16(data[2*i])|uint16(data[2*i+1])<<8)) / 32768
	}
	return samples, nil
}
