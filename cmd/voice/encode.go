package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"

	"github.com/jfreymuth/oggvorbis"

	"uncoil/engine/audio"
)

// quality is oggenc's: about 45 kbit/s for one channel at this rate, at which
// nobody hears a difference in speech.
const quality = 2

// encode writes samples as Ogg Vorbis and returns their number as the program's
// own decoder counts them.
func encode(ctx context.Context, path string, samples []float64) (int, error) {
	raw := make([]byte, 0, 2*len(samples))
	for _, v := range samples {
		s := int16(min(max(v, -1), 1) * 32767)
		raw = append(raw, byte(s), byte(s>>8))
	}
	unfinished := path + ".part"
	defer os.Remove(unfinished)
	// A fixed serial number makes the same sound the same file.
	cmd := exec.CommandContext(ctx, "oggenc", "--quiet", "--raw", "--raw-bits", "16", "--raw-chan", "1",
		"--raw-rate", strconv.Itoa(audio.VoiceRate), "--quality", strconv.Itoa(quality), "--serial", "1",
		"--output", unfinished, "-")
	cmd.Stdin = bytes.NewReader(raw)
	var complaints bytes.Buffer
	cmd.Stderr = &complaints
	if err := cmd.Run(); err != nil {
		return 0, fmt.Errorf("oggenc (from the package vorbis-tools): %w: %s", err, bytes.TrimSpace(complaints.Bytes()))
	}
	n, err := count(unfinished)
	if err != nil {
		return 0, err
	}
	if n != len(samples) {
		return 0, fmt.Errorf("%d samples were encoded, %d can be decoded", len(samples), n)
	}
	return n, os.Rename(unfinished, path)
}

// count decodes a clip and returns its number of samples.
func count(path string) (int, error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	r, err := oggvorbis.NewReader(f)
	if err != nil {
		return 0, err
	}
	if r.Channels() != 1 || r.SampleRate() != audio.VoiceRate {
		return 0, fmt.Errorf("it has %d channels at %d Hz: expected one at %d Hz", r.Channels(), r.SampleRate(), audio.VoiceRate)
	}
	buf := make([]float32, 4096)
	total := 0
	for {
		n, err := r.Read(buf)
		total += n
		if errors.Is(err, io.EOF) {
			return total, nil
		}
		if err != nil {
			return 0, err
		}
	}
}
