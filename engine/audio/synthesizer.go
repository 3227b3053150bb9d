package audio

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/faiface/beep/wav"
)

// synthesisLimit is the longest that a synthesizer may take for one sentence.
const synthesisLimit = 8 * time.Second

// systemSynthesizer returns the speech synthesizer of this system, nil if it
// has none that can write to a file (spd-say, for one, cannot).
func systemSynthesizer() Synthesizer {
	switch runtime.GOOS {
	case "darwin":
		return findProgram(sayArguments, "say")
	case "windows":
		return findProgram(sapiArguments, "powershell.exe")
	default:
		return findProgram(espeakArguments, "espeak-ng", "espeak")
	}
}

// program is a synthesizer that is run once for each sentence. It reads the
// sentence from standard input, which no sentence can mistake for an option.
type program struct {
	path string
	// arguments returns the arguments that make the program write a WAV file,
	// or to standard output if the file stays empty.
	arguments func(file string) []string
}

// findProgram returns the first of the programs that is installed.
func findProgram(arguments func(string) []string, names ...string) Synthesizer {
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return program{path, arguments}
		}
	}
	return nil
}

// espeakArguments asks for a calm pace: 150 words a minute instead of 175.
func espeakArguments(string) []string {
	return []string{"--stdin", "--stdout", "-s", "150", "-v", "en-gb"}
}

func sayArguments(file string) []string {
	return []string{"--file-format=WAVE", "--data-format=LEI16@22050", "-r", "150", "-o", file, "-f", "-"}
}

func sapiArguments(file string) []string {
	// A single-quoted PowerShell string ends at a quote, which is written twice.
	quoted := "'" + strings.ReplaceAll(file, "'", "''") + "'"
	script := "Add-Type -AssemblyName System.Speech; " +
		"[Console]::InputEncoding = [Text.Encoding]::UTF8; " +
		"$s = New-Object System.Speech.Synthesis.SpeechSynthesizer; $s.Rate = -1; " +
		"$s.SetOutputToWaveFile(" + quoted + "); $s.Speak([Console]::In.ReadToEnd()); $s.Dispose()"
	return []string{"-NoProfile", "-NonInteractive", "-Command", script}
}

// Synthesize says a sentence.
func (p program) Synthesize(sentence string) ([]float32, int, error) {
	dir, err := os.MkdirTemp("", "uncoil-speech-*")
	if err != nil {
		return nil, 0, fmt.Errorf("no temporary folder for speech: %w", err)
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "sentence.wav")
	ctx, cancel := context.WithTimeout(context.Background(), synthesisLimit)
	defer cancel()
	cmd := exec.CommandContext(ctx, p.path, p.arguments(file)...)
	cmd.Stdin = strings.NewReader(sentence)
	data, err := cmd.Output()
	if err != nil {
		return nil, 0, fmt.Errorf("%s could not say a sentence: %w", filepath.Base(p.path), err)
	}
	if written, err := os.ReadFile(file); err == nil && len(written) > 0 {
		data = written
	}
	return decodeWAV(data)
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
