// Package figure draws an articulated person from data: a pose becomes a
// skeleton, the skeleton becomes outlines, and the outlines become an image. A
// pose that no body can take is an error. The package must not know exercises,
// the window or files.
//
// Lengths are centimetres with the top of the mat at y = 0, y up and x to the
// right; the person is an adult of about 170 cm. Angles in the data are degrees.
package figure

// View is the side from which the person is seen.
type View string

// The views an illustration can have.
const (
	// Side shows the person's right side, facing right when upright.
	Side View = "side"
	// Front shows a standing person who faces the viewer.
	Front View = "front"
	// Top shows a person lying on the back, seen from above: with the head to
	// the left (direction 180), the right hand is below the spine (negative y).
	Top View = "top"
)

// Point is a place in centimetres, written as [x, y].
type Point [2]float64

// Art is one illustration as authored in YAML.
type Art struct {
	// View is the side from which the person is seen.
	View View `yaml:"view"`
	// Frames are the named poses, at least one.
	Frames []Frame `yaml:"frames"`
	// Moves names the pairs of frames the exercise moves between. Left out, it
	// is every consecutive pair, both ways.
	Moves []Move `yaml:"moves"`
	// Cycle names frames that repeat in a loop: between neighbours the movement
	// flows evenly, without a stop at each frame.
	Cycle []string `yaml:"cycle"`
	// Walks tells that the person walks on the spot: the floor passes below them with
	// the foot that stands on it. The cycle is then one pair of steps. Side view only.
	Walks bool `yaml:"walks"`
	// Slides tells that what bears weight is meant to slide on the floor, as a heel that is
	// drawn in. Elsewhere it stays or takes a step.
	Slides bool `yaml:"slides"`
	// Glow names the regions of the body that the exercise works on.
	Glow []Region `yaml:"glow"`
	// Props are the things around the person, in drawing order.
	Props []Prop `yaml:"props"`
	// Arrows show where the body goes.
	Arrows []Arrow `yaml:"arrows"`
}

// Move is a pair of frames that the figure moves between, in both directions.
type Move struct {
	From string `yaml:"from"`
	To   string `yaml:"to"`
	// Arms says in which direction the arms swing from From to To: "forward" (as
	// in lifting an arm; out to the side in the front view), "backward", or empty
	// for the direction that a shoulder allows.
	Arms Swing `yaml:"arms"`
	// Through names a frame that the move passes through, as a step passes
	// standing.
	Through string `yaml:"through"`
}

// Swing is the direction in which the arms turn in a move.
type Swing string

// The ways an arm can swing. Natural keeps to the range of a shoulder, so that an
// arm rises in front of the body, or at its side in the front view. Either of
// the others allows a full circle.
const (
	Natural  Swing = ""
	Forward  Swing = "forward"
	Backward Swing = "backward"
)

// Mistake is the name of the frame that shows the common mistake. It is drawn crossed out,
// with its glow in the colour of a warning, and nothing moves to it.
const Mistake = "mistake"

// Frame is one pose.
type Frame struct {
	Name string `yaml:"name"`
	// Pelvis is the midpoint between the hip joints; standing it is 88.6 high,
	// lying about 11, on hands and knees 47.6.
	Pelvis Point `yaml:"pelvis"`
	// Direction is the direction of the spine from the pelvis, in degrees: 0 is
	// lying with the head to the right, 90 upright, 180 lying with the head to
	// the left.
	Direction float64 `yaml:"direction"`
	// Shoulders, if given, replaces Direction: the spine is turned about the
	// pelvis until the shoulders lie in the direction of this point.
	Shoulders *Point `yaml:"shoulders"`
	// Lumbar and Thoracic bend the lower and the upper spine: positive bends
	// forward (rounding the back), negative arches it. In the front view
	// positive bends towards the person's left.
	Lumbar   float64 `yaml:"lumbar"`
	Thoracic float64 `yaml:"thoracic"`
	// Neck and Head bend the neck and nod the head, positive towards the chest
	// (in the front view towards the person's left).
	Neck float64 `yaml:"neck"`
	Head float64 `yaml:"head"`
	// Turn twists the chest and HeadTurn the head against the pelvis, positive
	// towards the person's left. Front and top views only.
	Turn     float64 `yaml:"turn"`
	HeadTurn float64 `yaml:"head_turn"`
	// Lean tips the trunk towards the viewer (positive) or away from them
	// (negative). Front and top views only.
	Lean float64 `yaml:"lean"`
	// Depth moves the pelvis towards the viewer, in centimetres. Front view only.
	Depth float64 `yaml:"depth"`
	// Roll turns the pelvis of a lying figure on to a side, in degrees, positive
	// towards the person's left. Top view only.
	Roll float64 `yaml:"roll"`
	// Rolled is how far to the right the balls and rollers on the floor have rolled, in
	// centimetres. Side view only.
	Rolled float64 `yaml:"rolled"`
	// Over names the leg, left or right, that lies over the other one; both are
	// then drawn over trunk and hands. In the side view only the right leg can:
	// it is turned out at the hip, with the knee towards the viewer and the shin
	// across the far thigh. Top and side views only.
	Over string `yaml:"over"`
	// Belly and Chest swell the front of the trunk, in centimetres.
	Belly float64 `yaml:"belly"`
	Chest float64 `yaml:"chest"`
	// Shrug lifts both shoulders towards the ears, in centimetres, 0 to 8.
	Shrug float64 `yaml:"shrug"`
	// Protract moves both shoulders forward, in centimetres, -5 to 5; negative is back. Side
	// view only.
	Protract float64 `yaml:"protract"`
	// Glow names regions that glow in this pose only, in place of the illustration's.
	Glow []Region `yaml:"glow"`
	// Hands and Feet say where the limbs go.
	Hands Limbs `yaml:"hands"`
	Feet  Limbs `yaml:"feet"`
	// Eyes are open unless "closed".
	Eyes string `yaml:"eyes"`
	// Contacts are the parts that bear weight in this pose: hands, near-hand,
	// far-hand, feet, near-foot, far-foot, knees, near-knee, far-knee, pelvis,
	// back, head, elbows (left-… and right-… in the front and top views).
	Contacts []string `yaml:"contacts"`
}

// Limbs are the targets of a pair of limbs. Both applies to either limb that has
// no target of its own. Near and Far are for the side view, Left and Right (the
// person's own) for the front and top views.
type Limbs struct {
	Both  *Limb `yaml:"both"`
	Near  *Limb `yaml:"near"`
	Far   *Limb `yaml:"far"`
	Left  *Limb `yaml:"left"`
	Right *Limb `yaml:"right"`
}

// Limb is the target of one hand or foot. Exactly one of At, Toward and On is given.
type Limb struct {
	// At is where the wrist or the ankle goes: a flat foot has its ankle 7 high, a
	// pointed one on its instep 3.8, a flat hand its wrist 2.8.
	At *Point `yaml:"at"`
	// Toward stretches the limb straight in the direction of a point.
	Toward *Point `yaml:"toward"`
	// On lays a hand on the body: hip, belly, chest, thigh, knee, shin, head,
	// shoulder (the opposite one), back.
	On string `yaml:"on"`
	// Off shifts an On target, in centimetres: along the body part and away from it.
	Off Point `yaml:"off"`
	// Straight keeps the elbow straight on an At target; the shoulder blade
	// glides up to 4 cm to allow it.
	Straight bool `yaml:"straight"`
	// Bend turns the elbow or knee to the other side. Front and top views only,
	// where the default is outward.
	Bend string `yaml:"bend"`
	// Foreshorten tips the limb towards the viewer, in degrees, 0 to 80.
	Foreshorten float64 `yaml:"foreshorten"`
	// Lower, if given, is Foreshorten for the forearm or the shin alone, in
	// degrees; Foreshorten then tips only the first bone. A figure that sits
	// facing the viewer has foreshortened thighs and upright shins. In the side
	// view it is for hands and for a leg that is turned out.
	Lower *float64 `yaml:"foreshorten_lower"`
	// Behind draws forearm and hand behind the trunk, as in threading an arm
	// under the ribs. Hands in the front view only.
	Behind bool `yaml:"behind"`
	// Shape is the form of the hand (reach, flat, rest, laid, palm-up, grip) or of
	// the foot (relaxed, flat, pointed, flexed, toes, tucked); reach or relaxed if
	// left out. Flat hands and feet point to the right unless Angle says otherwise.
	// A tucked foot stands on its ball: Angle tips it down, the toes stay level.
	Shape string `yaml:"shape"`
	// Angle, if given, is the direction in which fingers or toes point, in
	// degrees, instead of what Shape implies.
	Angle *float64 `yaml:"angle"`
}

// Region is a part of the body that can glow.
type Region string

// The regions that can glow.
const (
	LowBack    Region = "low-back"
	UpperBack  Region = "upper-back"
	WholeSpine Region = "whole-spine"
	NeckRegion Region = "neck"
	Shoulders  Region = "shoulders"
	Hips       Region = "hips"
	Glutes     Region = "glutes"
	Hamstrings Region = "hamstrings"
	Thighs     Region = "thighs"
	FarThigh   Region = "far-thigh" // when the far leg alone works, in the side view
	Calves     Region = "calves"
	Belly      Region = "belly"
	ChestFront Region = "chest"
	Sides      Region = "sides"
	ArmsRegion Region = "arms"
	Hands      Region = "hands"
	Feet       Region = "feet"
	Face       Region = "face"
)

// Prop is an object that the exercise uses. At is the middle of its base on the
// floor; for bars it is the bar itself, for balls held in the hands the middle.
// The bar of a pull-up station is seen from its end, right above At.
type Prop struct {
	// Kind is cushion, pillow, chair, wall, wall-bar, pull-up-bar,
	// pull-up-station, hyperextension-bench, ball, weight-ball, small-ball,
	// strap, block, blanket, roller, bench, body-scan or daydream (a calm place that the
	// person imagines). A cushion about as high as it is wide is drawn as a
	// bolster.
	Kind string `yaml:"kind"`
	At   Point  `yaml:"at"`
	// Size is width and height in centimetres; the default depends on the kind.
	Size Point `yaml:"size"`
	// Hold fastens the prop to the body: near-hand, far-hand, hands, knees,
	// feet. At is then an offset from there.
	Hold string `yaml:"hold"`
	// Turned mirrors the prop left to right.
	Turned bool `yaml:"turned"`
	// Frames names the poses in which it is there; left out, it is there in all.
	Frames []string `yaml:"frames"`
}

// Arrow is a small arrow beside or around the figure, shown during the move it
// belongs to. Several arrows of one move are shown together.
type Arrow struct {
	From string `yaml:"from"`
	To   string `yaml:"to"`
	// Path is the arrow's line: its two ends, or three points of an arc. Its head is at
	// the last.
	Path []Point `yaml:"path"`
	// Around, in place of a path, lets the arrow run around a part of the body, and Turn
	// says which way.
	Around Around `yaml:"around"`
	Turn   Turn   `yaml:"turn"`
}

// Turn is the side, the person's own, to which the trunk turns, or the way of a circle.
type Turn string

// The ways in which an arrow can turn.
const (
	TurnLeft  Turn = "left"
	TurnRight Turn = "right"
	TurnBack  Turn = "back" // what circles goes forward, up and back
)

// Problem is one fault of an illustration.
type Problem struct {
	// Frame is the frame's name, a move ("cat to cow"), or empty for the whole
	// illustration.
	Frame string
	// Field is the YAML field or the part of the body that is at fault.
	Field string
	// Message says what is wrong, with numbers, and what would be right.
	Message string
}

// Moment is what a scene shows at one instant.
type Moment struct {
	// From and To name frames; the same name twice is a still picture.
	From, To string
	// Progress is 0 at From and 1 at To, linear in time; the scene eases it.
	Progress float64
	// Breath is 0 for empty and 1 for full lungs.
	Breath float64
	// Mirror shows the other side of the body. A person who lies keeps their head
	// where it is.
	Mirror bool
	// Facing shows a person who faces the viewer as a mirror would: their left is
	// on the viewer's left.
	Facing bool
	// Marks is how high the letters L and R on the body are, in pixels; 0 leaves
	// them out.
	Marks float64
	// Glow is the strength of the light on the worked region, 0 to 1.
	Glow float64
	// Arrow is the opacity of the arrow of this move, 0 to 1.
	Arrow float64
	// Ribs shows with arrows how the breath moves the ribs: apart above 0, together below;
	// 1 and -1 are opaque.
	Ribs float64
	// Quiet draws everything paler, for a picture that is not the current one.
	Quiet bool
	// Still composes the picture of a pose for itself, not for the movements around it.
	Still bool
	// Bare leaves the mat out: the exercise is done on a bed.
	Bare bool
}
