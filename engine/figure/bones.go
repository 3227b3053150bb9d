package figure

// The lengths of the bones in centimetres, for an adult of about 170 cm.
const (
	thighLength   = 42.0
	shinLength    = 40.0
	ankleHeight   = 7.0 // ankle joint above the sole
	upperArm      = 27.5
	forearmLength = 24.0
	handLength    = 17.0
	palmMiddle    = 6.0 // from the wrist
	neckLength    = 8.0
)

// Stations along the axis of the trunk, in centimetres from the hip joints.
const (
	axisFirst   = -10.0 // the seat
	lumbarFrom  = 11.0
	lumbarTo    = 28.0
	axisLast    = 54.0 // base of the neck
	shoulderAt  = 46.5
	axisStep    = 2.0
	axisEntries = 33
)

// The distance of the joints from the midline, seen from the front.
const (
	hipSpread      = 8.6
	shoulderSpread = 15.2
)

// glideLimit is how far a shoulder blade slides to keep a planted arm straight.
const glideLimit = 4.0

// Indices of a pair of limbs: the person's right is the near one in the side view.
const (
	right = 0
	left  = 1
)
