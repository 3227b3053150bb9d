package audio

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"

	"github.com/faiface/beep/wav"
)

// synthesisLimit is the longest that a synthesizer may take for one sentence.
const synthesisLimit = 8 * time.Second

// systemSynthesizer returns the speech synthesizer of this system, nil if it has
// none that can write to a file (spd-say, for one, cannot). The result is cached.
var systemSynthesizer = sync.OnceValue(lookForSynthesizer)

func lookForSynthesizer() Synthesizer {
	switch runtime.GOOS {
	case "darwin":
		return findProgram(sayArguments, "say")
	case "windows":
		return findProgram(sapiArguments, "powershell.exe")
	default:
		espeak, ok := findProgram(espeakArguments("en"), "espeak-ng", "espeak").(program)
		if !ok {
			return nil
		}
		espeak.speaks = espeakArguments
		return espeak
	}
}

// program is a synthesizer that is run once for each sentence. It reads the
// sentence from standard input, where it cannot be mistaken for an option.
type program struct {
	path string
	// arguments returns the arguments that make the program write a WAV file,
	// or to standard output if the file stays empty.
	arguments func(file string) []string
	// speaks returns the arguments for a language, nil where the program cannot be told.
	speaks func(language string) func(file string) []string
	// limit is the longest that one sentence may take.
	limit time.Duration
	// cache caches the results; nil keeps nothing.
	cache *clipFolder
}

// findProgram returns the first installed program.
func findProgram(arguments func(string) []string, names ...string) Synthesizer {
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return program{path: path, arguments: arguments, limit: synthesisLimit}
		}
	}
	return nil
}

// espeakArguments sets a language and a calm pace: 150 words a minute instead of 175.
func espeakArguments(language string) func(string) []string {
	voice := strings.ToLower(language)
	if speaks(voice, "en") {
		voice = "en-gb"
	}
	return func(string) []string { return []string{"--stdin", "--stdout", "-s", "150", "-v", voice} }
}

func sayArguments(file string) []string {
	return []string{"--file-format=WAVE", "--data-format=LEI16@22050", "-r", "150", "-o", file, "-f", "-"}
}

func sapiArguments(file string) []string {
	// In a single-quoted PowerShell string, a quote is written twice.
	quoted := "'" + strings.ReplaceAll(file, "'", "''") + "'"
	script := "Add-Type -AssemblyName System.Speech; " +
		"[Console]::InputEncoding = [Text.Encoding]::UTF8; " +
		"$s = New-Object System.Speech.Synthesis.SpeechSynthesizer; $s.Rate = -1; " +
		"$s.SetOutputToWaveFile(" + quoted + "); $s.Speak([Console]::In.ReadToEnd()); $s.Dispose()"
	return []string{"-NoProfile", "-NonInteractive", "-Command", script}
}

// Synthesize says a sentence, or finds it in the cache.
func (p program) Synthesize(sentence string) ([]float32, int, error) {
	if samples, rate, ok := p.kept(sentence); ok {
		return samples, rate, nil
	}
	data, err := p.speak(sentence)
	if err != nil {
		return nil, 0, fmt.Errorf("%s could not say a sentence: %w", filepath.Base(p.path), err)
	}
	samples, rate, err := decodeWAV(data)
	if err == nil && len(samples) == 0 {
		err = errors.New("it said nothing")
	}
	if err != nil {
		return nil, 0, fmt.Errorf("%s could not say a sentence: %w", filepath.Base(p.path), err)
	}
	p.cache.put(p.key(sentence), data)
	return samples, rate, nil
}

// key names a sentence as this program says it.
func (p program) key(sentence string) string {
	return strings.Join(append(p.arguments(""), filepath.Base(p.path), sentence), "\x00")
}

// kept returns a sentence that has been said before.
func (p program) kept(sentence string) (samples []float32, rate int, ok bool) {
	data := p.cache.get(p.key(sentence))
	if data == nil {
		return nil, 0, false
	}
	samples, rate, err := decodeWAV(data)
	return samples, rate, err == nil && len(samples) > 0
}

// speak runs the program and returns the WAV file that it makes.
func (p program) speak(sentence string) ([]byte, error) {
	dir, err := os.MkdirTemp("", "uncoil-speech-*")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "sentence.wav")
	ctx, cancel := context.WithTimeout(context.Background(), p.limit)
	defer cancel()
	cmd := exec.CommandContext(ctx, p.path, p.arguments(file)...)
	cmd.Stdin = strings.NewReader(sentence)
	// A child process may keep its output open.
	cmd.WaitDelay = time.Second
	data, err := cmd.Output()
	if err != nil {
		return nil, err
	}
	if written, err := os.ReadFile(file); err == nil && len(written) > 0 {
		data = written
	}
	return data, nil
}

// decodeWAV returns the left channel of a WAV file.
func decodeWAV(data []byte) ([]float32, int, error) {
	s, format, err := wav.Decode(io.NopCloser(bytes.NewReader(data)))
	if err != nil {
		return nil, 0, err
	}
	var samples []float32
	var buf [blockFrames][2]float64
	for {
		n, ok := s.Stream(buf[:])
		for _, f := range buf[:n] {
			samples = append(samples, float32(f[0]))
		}
		if !ok || n == 0 {
			break
		}
	}
	if err := s.Err(); err != nil {
		return nil, 0, err
	}
	return samples, int(format.SampleRate), nil
}
