package audio

// dither adds noise of one 16-bit step to the sound of a device, far below what
// can be heard. Many wireless and HDMI speakers switch off in digital silence and
// swallow the first syllable after it; a rest of half a minute is long enough for
// that. The noise also makes fades end smoothly instead of in steps. Files have
// noise of their own: see floor.
type dither struct{ left, right noise }

func newDither() dither {
	return dither{noise{0x94d049bb133111eb}, noise{0xd6e8feb86659fd93}}
}

// appendInt16 appends frames as 16-bit samples with noise.
func (d *dither) appendInt16(out []byte, frames [][2]float64) []byte {
	for _, f := range frames {
		l, r := int16Of(f[0]+d.left.step()), int16Of(f[1]+d.right.step())
		out = append(out, byte(l), byte(l>>8), byte(r), byte(r>>8))
	}
	return out
}

// step returns noise between minus and plus one 16-bit step with a triangular
// distribution: the sum of the two halves of a random number.
func (n *noise) step() float64 {
	n.next()
	upper, lower := int32(n.state>>32), int32(n.state)
	return (float64(upper) + float64(lower)) / (1 << 32) / 32767
}
