package audio

import (
	"uncoil/engine/atomicfile"
	"uncoil/engine/audio/mp3"
)

// mp3File writes a session as MP3, with title and chapters at the beginning.
type mp3File struct {
	file    *atomicfile.File
	encoder *mp3.Encoder
	// infoAt is the position of the encoder's info packet.
	infoAt int64
}

func newMP3(f *atomicfile.File, e *Export) (Sink, error) {
	tag := id3Tag(e)
	if _, err := f.Write(tag); err != nil {
		return nil, err
	}
	encoder, err := mp3.NewEncoder(f)
	if err != nil {
		return nil, err
	}
	return &mp3File{file: f, encoder: encoder, infoAt: int64(len(tag))}, nil
}

// Write encodes frames.
func (m *mp3File) Write(frames [][2]float64) error { return m.encoder.Write(frames) }

// Close completes the file.
func (m *mp3File) Close() error {
	if err := m.encoder.Close(); err != nil {
		return err
	}
	_, err := m.file.WriteAt(m.encoder.Info(), m.infoAt)
	return err
}
