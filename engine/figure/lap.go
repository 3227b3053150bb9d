package figure

// lap is how far a thigh points at the viewer, who faces a person that sits: 0 hanging, 1
// level.
func (k *skeleton) lap(index int) float64 {
	if k.view != Front || k.p.over != "" || k.onItsSide() {
		return 0
	}
	return smooth(1-k.p.legs[index].scale, 0.15, 0.65)
}

// shadeLap parts a thigh that points at the viewer from the pelvis behind it and from the
// shin below it. The thigh is the shapes from index from on.
func (d *drawing) shadeLap(k *skeleton, s side, from int) {
	lap := k.lap(s.index)
	if lap == 0 {
		return
	}
	d.castUnder(from, inkTrousersShade, partPelvis, vec{}, 0.6, 0.8*lap)
	d.castUnder(from, inkTrousersShade, s.part(partNearShin), vec{0, -1}, 0.4, 0.5*lap)
}
