// Command uncoil-voice says a text with one of Uncoil's voices: it reads the text from
// standard input and writes a WAV file to standard output. Uncoil uses it, where it
// is found, for what its user has written. The network lies beside the program.
package main

import (
	"bufio"
	"context"
	"encoding/binary"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"

	"uncoil/cmd/voice/kokoro"
)

// mostText is the longest text in bytes.
const mostText = 10_000

func main() {
	voice := flag.String("voice", kokoro.Voices()[0].Name, "the voice, `name`d "+strings.Join(names(), " or "))
	list := flag.Bool("list", false, "print the names of the voices")
	pack := flag.String("pack", "", "the `folder` of the network; empty is the program's own")
	flag.Usage = func() {
		fmt.Fprintf(flag.CommandLine.Output(), "Usage: echo \"Breathe in.\" | uncoil-voice [-voice NAME] > breathe.wav\n\n")
		flag.PrintDefaults()
	}
	flag.Parse()
	if *list {
		fmt.Println(strings.Join(names(), "\n"))
		return
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := say(ctx, *pack, *voice, os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "uncoil-voice:", err)
		os.Exit(1)
	}
}

func names() []string {
	var all []string
	for _, v := range kokoro.Voices() {
		all = append(all, v.Name)
	}
	return all
}

// say reads a text and writes it as sound.
func say(ctx context.Context, pack, voice string, from io.Reader, to io.Writer) error {
	all := kokoro.Voices()
	i := slices.IndexFunc(all, func(v kokoro.Voice) bool { return v.Name == voice })
	if i < 0 {
		return fmt.Errorf("there is no voice %q: choose %s", voice, strings.Join(names(), " or "))
	}
	data, err := io.ReadAll(io.LimitReader(from, mostText+1))
	if err != nil {
		return err
	}
	text := strings.Join(strings.Fields(string(data)), " ")
	switch {
	case len(data) > mostText:
		return fmt.Errorf("the text is longer than %d letters: say it in parts", mostText)
	case text == "":
		return errors.New("there is nothing to say: write the text to standard input")
	}
	if pack == "" {
		if pack, err = beside(); err != nil {
			return err
		}
	}
	yield()
	model, err := kokoro.Open(kokoro.Pack(pack), all[i].Name, all[i].Pace, (runtime.NumCPU()+1)/2)
	if err != nil {
		return fmt.Errorf("the voice in %s cannot be read: unpack it again: %w", pack, err)
	}
	samples, err := speak(ctx, model, text)
	if err != nil {
		return err
	}
	return writeWAV(to, samples)
}

// beside returns the folder of the program, with links followed.
func beside() (string, error) {
	path, err := os.Executable()
	if err != nil {
		return "", err
	}
	if path, err = filepath.EvalSymlinks(path); err != nil {
		return "", err
	}
	return filepath.Dir(path), nil
}

// pieces finds where a long text may be parted.
var pieces = regexp.MustCompile(`[^.!?;:]+[.!?;:]*\s*`)

// longestPiece is how many letters are said in one breath, and between the pause after
// each piece, in samples.
const (
	longestPiece = 300
	between      = kokoro.Rate / 4
)

// speak says a text, in pieces where it is long.
func speak(ctx context.Context, model *kokoro.Model, text string) ([]float64, error) {
	parts := []string{text}
	if len(text) > longestPiece {
		parts = pieces.FindAllString(text, -1)
	}
	sounds, err := model.Sounds(ctx, parts)
	if err != nil {
		return nil, err
	}
	var samples []float64
	for i, sound := range sounds {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if i > 0 {
			samples = append(samples, make([]float64, between)...)
		}
		said, err := model.Speak(sound)
		if err != nil {
			return nil, err
		}
		samples = append(samples, said...)
	}
	return samples, nil
}

// writeWAV writes samples as one channel of 16 bits.
func writeWAV(to io.Writer, samples []float64) error {
	out := bufio.NewWriter(to)
	size := uint32(2 * len(samples))
	head := struct {
		RIFF           [4]byte
		Size           uint32
		WAVE, Fmt      [4]byte
		FmtSize        uint32
		Kind, Channels uint16
		Rate, Bytes    uint32
		Frame, Bits    uint16
		Data           [4]byte
		DataSize       uint32
	}{
		[4]byte([]byte("RIFF")), 36 + size, [4]byte([]byte("WAVE")), [4]byte([]byte("fmt ")), 16,
		1, 1, kokoro.Rate, 2 * kokoro.Rate, 2, 16, [4]byte([]byte("data")), size,
	}
	if err := binary.Write(out, binary.LittleEndian, head); err != nil {
		return err
	}
	for _, v := range samples {
		s := int16(min(max(v, -1), 1) * 32767)
		if _, err := out.Write([]byte{byte(s), byte(s >> 8)}); err != nil {
			return err
		}
	}
	return out.Flush()
}
