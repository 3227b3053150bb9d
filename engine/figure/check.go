package figure

import "fmt"

// checkFPS and checkSeconds say how finely a move is sampled.
const (
	checkFPS     = 30
	checkSeconds = 2
)

// Check lists what is wrong with the illustration; nil means it is valid. It
// checks the data, the anatomy of every frame, and every declared move in both
// directions.
func (a *Art) Check() []Problem {
	problems := a.checkData()
	if len(problems) > 0 {
		return problems
	}
	s, err := NewScene(a, OnFloor)
	if err != nil {
		return []Problem{{Field: "frames", Message: err.Error()}}
	}
	for i := range a.Frames {
		f := &a.Frames[i]
		in := inspection{art: a, where: f.Name, contacts: f.Contacts}
		s.pose(&Moment{From: f.Name, To: f.Name}, &in.k)
		in.inspect()
		problems = append(problems, in.problems...)
	}
	if len(problems) > 0 {
		return problems // a bad frame would be reported again for each of its moves
	}
	for _, m := range a.moves() {
		problems = append(problems, s.checkMove(m.From, m.To, m.Through, m.Arms)...)
		problems = append(problems, s.checkMove(m.To, m.From, m.Through, m.Arms)...)
	}
	return problems
}

// checkMove samples one move in one direction and reports each fault once.
func (s *Scene) checkMove(from, to, through string, arms Swing) []Problem {
	a, b := &s.art.Frames[s.index[from]], &s.art.Frames[s.index[to]]
	in := inspection{
		art: s.art, contacts: shared(a.Contacts, b.Contacts),
		circling: arms != Natural, move: true,
	}
	if through != "" {
		in.contacts = shared(in.contacts, s.art.Frames[s.index[through]].Contacts)
	}
	const samples = checkFPS * checkSeconds
	for i := 1; i < samples; i++ {
		t := float64(i) / samples
		in.where = fmt.Sprintf("%s to %s at %.0f %%", from, to, t*100)
		s.pose(&Moment{From: from, To: to, Progress: t}, &in.k)
		in.inspect()
	}
	return in.problems
}

// shared lists the contacts that hold throughout a move: those of both frames.
func shared(a, b []string) []string {
	var both []string
	for _, c := range a {
		for _, other := range b {
			if c == other {
				both = append(both, c)
			}
		}
	}
	return both
}
