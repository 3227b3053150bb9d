package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strconv"

	"github.com/jfreymuth/oggvorbis"

	"uncoil/engine/audio"
)

// quality is oggenc's: about 38 kbit/s for one channel at this rate. Measured in
// 40 bands, as fine as hearing resolves, the mean error of speech is 1.8 dB,
// against 1.4 dB at quality 2; from 0 downwards the error grows fast.
const quality = 1

// encode returns samples as Ogg Vorbis. Decoding gives the same number.
func encode(ctx context.Context, samples []float64) ([]byte, error) {
	raw := make([]byte, 0, 2*len(samples))
	for _, v := range samples {
		s := int16(min(max(v, -1), 1) * 32767)
		raw = append(raw, byte(s), byte(s>>8))
	}
	// A fixed serial number makes the output reproducible.
	cmd := exec.CommandContext(ctx, "oggenc", "--quiet", "--raw", "--raw-bits", "16", "--raw-chan", "1",
		"--raw-rate", strconv.Itoa(audio.VoiceRate), "--quality", strconv.Itoa(quality), "--serial", "1",
		"--output", "-", "-")
	cmd.Stdin = bytes.NewReader(raw)
	var clip, complaints bytes.Buffer
	cmd.Stdout, cmd.Stderr = &clip, &complaints
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("oggenc (from the package vorbis-tools): %w: %s", err, bytes.TrimSpace(complaints.Bytes()))
	}
	n, err := count(clip.Bytes())
	if err != nil {
		return nil, err
	}
	if n != len(samples) {
		return nil, fmt.Errorf("%d samples were encoded, %d can be decoded", len(samples), n)
	}
	return clip.Bytes(), nil
}

// behead splits a clip after the pages with the three headers of a Vorbis stream.
// The headers end at a page boundary, so both parts are whole pages.
func behead(clip []byte) (head, rest []byte, err error) {
	const fixed = 27 // length of a page header before its segment table
	at, headers := 0, 0
	for headers < 3 {
		if len(clip) < at+fixed || !bytes.HasPrefix(clip[at:], []byte("OggS")) || len(clip) < at+fixed+int(clip[at+26]) {
			return nil, nil, errors.New("this is no Ogg stream")
		}
		segments := clip[at+fixed : at+fixed+int(clip[at+26])]
		at += fixed + len(segments)
		for _, length := range segments {
			at += int(length)
			if length < 255 { // the last segment of a packet
				headers++
			}
		}
	}
	if headers > 3 || at > len(clip) {
		return nil, nil, errors.New("sound begins on the page of the headers")
	}
	return clip[:at], clip[at:], nil
}

// count decodes a clip and returns its number of samples.
func count(clip []byte) (int, error) {
	r, err := oggvorbis.NewReader(bytes.NewReader(clip))
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
