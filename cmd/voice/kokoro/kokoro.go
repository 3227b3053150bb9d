// Package kokoro speaks English with the neural network Kokoro-82M, which ONNX
// Runtime runs. It knows files, sentences and samples, and nothing of Uncoil: the
// tool that records the clips and the program uncoil-voice speak through it.
package kokoro

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"

	ort "github.com/yalue/onnxruntime_go"
)

const (
	// Rate is the sample rate of what it says, in Hz.
	Rate = 24000
	// styleSize is the number of values that describe a voice. A voice has one
	// description for each sentence length in phonemes, up to styleCount.
	styleSize, styleCount = 256, 510
	// Short sentences are slow by nature: the pace is applied from slowFrom
	// phonemes on, and in full from slowWhole on.
	slowFrom, slowWhole = 8, 25
)

// The names of the files in a pack, a folder that holds all that is needed.
const (
	RuntimeFile  = "libonnxruntime.so.1"
	ModelFile    = "kokoro.onnx"
	LettersFile  = "letters.json"
	VoicesFolder = "voices"
	SoundsFolder = "sounds"
)

// Files says where the files are.
type Files struct {
	// Runtime is the shared library of ONNX Runtime, Model the network's weights,
	// and Letters its list of phonetic letters.
	Runtime, Model, Letters string
	// Voices is the folder of the voices, a file NAME.bin each.
	Voices string
	// Sounds is the folder of the program that turns words into phonemes.
	Sounds string
}

// Pack returns the files of a pacm.
func Pack(dir string) Files {
	return Files{
		Runtime: filepath.Join(dir, RuntimeFile), Model: filepath.Join(dir, ModelFile), Letters: filepath.Join(dir, LettersFile),
		Voices: filepath.Join(dir, VoicesFolder), Sounds: filepath.Join(dir, SoundsFolder),
	}
}

// Model is the network with one of its voices, ready to speam. It is safe for
// concurrent use.
type Model struct {
	session *ort.DynamicAdvancedSession
	reader  phonemizer
	letters map[string]int64
	styles  []float32 // styleCount descriptions, one after the other
	pace    float64
}

// Open loads the network and a voice; pace is the factor by which its sounds are
// longer than by its nature, and threads how many processors one sentence uses. The
// network stays loaded until the program ends.
func Open(files Files, voice string, pace float64, threads int) (*Model, error) {
	m := &Model{reader: phonemizer{files.Sounds}, pace: pace}
	var err error
	if m.letters, err = readLetters(files.Letters); err != nil {
		return nil, err
	}
	if m.styles, err = readStyles(filepath.Join(files.Voices, voice+".bin")); err != nil {
		return nil, err
	}
	m.session, err = openSession(files.Runtime, files.Model, threads)
	return m, err
}

// openSession loads the library and a model into it. Both stay loaded until the
// program ends.
func openSession(library, model string, threads int) (*ort.DynamicAdvancedSession, error) {
	ort.SetSharedLibraryPath(library)
	if err := ort.InitializeEnvironment(); err != nil {
		return nil, err
	}
	options, err := ort.NewSessionOptions()
	if err != nil {
		return nil, err
	}
	defer options.Destroy()
	if err := options.SetIntraOpNumThreads(threads); err != nil {
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

// Sounds returns the phonemes of sentences, in the letters that Speak reads.
func (m *Model) Sounds(ctx context.Context, sentences []string) ([]string, error) {
	return m.reader.american(ctx, sentences)
}

// numbers encodes the phonemes of a sentence for the model, between two zeros. An
// unknown letter is an error: a sound would be missing.
func (m *Model) numbers(sounds string) ([]int64, error) {
	numbers := []int64{0}
	for _, letter := range sounds {
		n, ok := m.letters[string(letter)]
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
func (m *Model) speed(sounds int) float32 {
	part := float64(sounds-slowFrom) / (slowWhole - slowFrom)
	return float32(1 / (1 + (m.pace-1)*min(max(part, 0), 1)))
}

// Speak returns the samples of the phonemes of one sentence, at Rate.
func (m *Model) Speak(sounds string) ([]float64, error) {
	numbers, err := m.numbers(sounds)
	if err != nil {
		return nil, err
	}
	row := (len(numbers) - 3) * styleSize
	input, err := ort.NewTensor(ort.NewShape(1, int64(len(numbers))), numbers)
	if err != nil {
		return nil, err
	}
	defer input.Destroy()
	style, err := ort.NewTensor(ort.NewShape(1, styleSize), m.styles[row:row+styleSize])
	if err != nil {
		return nil, err
	}
	defer style.Destroy()
	speed, err := ort.NewTensor(ort.NewShape(1), []float32{m.speed(len(numbers) - 2)})
	if err != nil {
		return nil, err
	}
	defer speed.Destroy()
	answer := []ort.Value{nil} // the model allocates it, at the length it needs
	if err := m.session.Run([]ort.Value{input, style, speed}, answer); err != nil {
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
	return samples, nil
}
