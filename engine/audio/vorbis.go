package audio

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/jfreymuth/oggvorbis"
)

// decodeVorbis decodes a mono clip of exactly want samples.
//
// It uses the decoder that beep's vorbis package wraps, and not that package,
// which treats every stream as stereo: it would put the even samples of a mono
// clip on the left and the odd ones on the right, at double speed.
func decodeVorbis(data []byte, want int) ([]float32, error) {
	r, err := oggvorbis.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	if r.Channels() != 1 || r.SampleRate() != VoiceRate {
		return nil, fmt.Errorf("it has %d channels at %d Hz: expected one at %d Hz", r.Channels(), r.SampleRate(), VoiceRate)
	}
	// One more than wanted detects a clip that is too long.
	samples := make([]float32, want+1)
	n := 0
	for n < len(samples) {
		k, err := r.Read(samples[n:])
		n += k
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
	}
	if n != want {
		return nil, fmt.Errorf("it has %d samples or more, expected %d", n, want)
	}
	return samples[:want], nil
}
