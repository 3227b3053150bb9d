package store

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"uncoil/engine"
)

// How much a set had is kept, changes with the set, and goes along in an archive.
func TestASetKeepsItsAmount(t *testing.T) {
	s := openSound(t, t.TempDir())
	id := begin(t, s, "beginner")
	m := engine.Mark{Kind: engine.Work, Exercise: "cat-cow", Set: 1, Visit: 1, Amount: 8, Planned: time.Minute, Worked: time.Second, Played: time.Second}
	for _, m.Amount = range []float64{8, 38.5} {
		if err := s.Progress(t.Context(), id, m); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.EndSession(t.Context(), id, Ended{Played: time.Minute}); err != nil {
		t.Fatal(err)
	}
	d, err := s.Session(t.Context(), id)
	if err != nil || len(d.Sets) != 1 || d.Sets[0].Amount != 38.5 {
		t.Errorf("%+v, %v", d.Sets, err)
	}
	other := openSound(t, t.TempDir())
	bringIn(t, other, archive(t, s))
	if got := archive(t, other).Sessions[0].Sets; len(got) != 1 || got[0].Amount != 38.5 {
		t.Errorf("elsewhere %+v", got)
	}
}

func TestSessionRoundTrip(t *testing.T) {
	s := openSound(t, t.TempDir())
	ctx := t.Context()
	kathmandu := time.FixedZone("", 5*3600+45*60)
	started := time.Date(2026, time.December, 31, 23, 59, 59, 999_000_000, kathmandu)
	ended := started.Add(21 * time.Minute).In(time.FixedZone("", -3*3600-30*60))
	want := engine.SessionRecord{Routine: "beginner", Name: "Beginner’s \x00 ü", Started: started, Planned: 1_234_567 * time.Millisecond}
	id, err := s.BeginSession(ctx, want)
	if err != nil {
		t.Fatal(err)
	}
	want.ID = id
	progress := engine.Mark{
		Step: 12, Kind: engine.Work, Place: "beginner/main/cat-cow#2", Side: engine.RightSide, Set: 2,
		Elapsed: 7_001 * time.Millisecond, Played: 600_002 * time.Millisecond, At: started.Add(11 * time.Minute),
	}
	if err := s.Progress(ctx, id, progress); err != nil {
		t.Fatal(err)
	}
	want.Played = progress.Played
	r, p, err := s.OpenSession(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(&want, r); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(&progress, p); diff != "" {
		t.Error(diff)
	}
	if err := s.EndSession(ctx, id, Ended{At: ended, Played: 20 * time.Minute, Finished: true}); err != nil {
		t.Fatal(err)
	}
	want.Ended, want.Played, want.Finished = ended, 20*time.Minute, true
	list, err := s.Sessions(ctx, 0)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]engine.SessionRecord{want}, list); diff != "" {
		t.Error(diff)
	}
	// cmp compares instants; the wall clock of the place must come back too.
	for _, pair := range [][2]time.Time{{started, list[0].Started}, {ended, list[0].Ended}} {
		if a, b := pair[0].Format(time.RFC3339Nano), pair[1].Format(time.RFC3339Nano); a != b {
			t.Errorf("stored %s, read %s", a, b)
		}
	}
	if r, p, err := s.OpenSession(ctx); r != nil || p != nil || err != nil {
		t.Errorf("open session after the end: %v, %v, %v", r, p, err)
	}
}

func TestZeroTimesMeanNow(t *testing.T) {
	s := openSound(t, t.TempDir())
	id := begin(t, s, "beginner")
	if err := s.Progress(t.Context(), id, engine.Mark{}); err != nil {
		t.Fatal(err)
	}
	r, p, err := s.OpenSession(t.Context())
	if err != nil || !r.Started.Equal(dawn) || !p.At.Equal(dawn) || !r.Ended.IsZero() {
		t.Errorf("%+v, %+v, %v", r, p, err)
	}
	if err := s.EndSession(t.Context(), id, Ended{}); err != nil {
		t.Fatal(err)
	}
	if list, err := s.Sessions(t.Context(), 0); err != nil || !list[0].Ended.Equal(dawn) {
		t.Errorf("%+v, %v", list, err)
	}
}

func TestSessionErrors(t *testing.T) {
	s := openSound(t, t.TempDir())
	ctx := t.Context()
	ended := begin(t, s, "beginner")
	if err := s.EndSession(ctx, ended, Ended{Played: time.Minute}); err != nil {
		t.Fatal(err)
	}
	running := begin(t, s, "beginner")
	tests := []struct {
		name string
		call func() error
		want engine.Code
	}{
		{"begin without routine", func() error { _, err := s.BeginSession(ctx, engine.SessionRecord{}); return err }, engine.CodeInvalid},
		{"begin with negative length", func() error {
			_, err := s.BeginSession(ctx, engine.SessionRecord{Routine: "x", Planned: -1})
			return err
		}, engine.CodeInvalid},
		{"progress of unknown", func() error { return s.Progress(ctx, 4711, engine.Mark{}) }, engine.CodeNotFound},
		{"progress after the end", func() error { return s.Progress(ctx, ended, engine.Mark{Played: time.Hour}) }, engine.CodeInvalid},
		{"negative step", func() error { return s.Progress(ctx, running, engine.Mark{Step: -1}) }, engine.CodeInvalid},
		{"negative elapsed", func() error { return s.Progress(ctx, running, engine.Mark{Elapsed: -1}) }, engine.CodeInvalid},
		{"negative played", func() error { return s.Progress(ctx, running, engine.Mark{Played: -1}) }, engine.CodeInvalid},
		{"end of unknown", func() error { return s.EndSession(ctx, 4711, Ended{}) }, engine.CodeNotFound},
		{"second end", func() error { return s.EndSession(ctx, ended, Ended{Played: time.Hour}) }, engine.CodeInvalid},
		{"negative end", func() error { return s.EndSession(ctx, running, Ended{Played: -1}) }, engine.CodeInvalid},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { wantCode(t, tt.call(), tt.want) })
	}
	list, err := s.Sessions(ctx, 0)
	if err != nil || len(list) != 2 || list[1].Played != time.Minute || !list[0].Ended.IsZero() || list[0].Played != 0 {
		t.Errorf("failed calls left traces: %+v, %v", list, err)
	}
}

func TestOpenSessionIsTheNewest(t *testing.T) {
	dir := t.TempDir()
	s := openSound(t, dir)
	if r, p, err := s.OpenSession(t.Context()); r != nil || p != nil || err != nil {
		t.Errorf("empty store: %v, %v, %v", r, p, err)
	}
	older := begin(t, s, "older")
	newer := begin(t, s, "newer")
	ended := begin(t, s, "ended")
	if err := s.Progress(t.Context(), older, engine.Mark{Step: 9}); err != nil {
		t.Fatal(err)
	}
	if err := s.EndSession(t.Context(), ended, Ended{}); err != nil {
		t.Fatal(err)
	}
	s.Close()
	s = openSound(t, dir) // opening leaves them open
	r, p, err := s.OpenSession(t.Context())
	if err != nil || r == nil || r.ID != newer || p != nil {
		t.Errorf("%+v, %+v, %v, want session %d without progress", r, p, err, newer)
	}
}

// model is what a store should hold, kept in the plainest way.
type model struct {
	sessions []engine.SessionRecord
	progress map[int64]engine.Mark
	// mine are the sessions begun since the store was opened.
	mine map[int64]bool
}

// newest returns the sessions as Sessions should.
func (m *model) newest(limit int) []engine.SessionRecord {
	list := slices.Clone(m.sessions)
	slices.SortFunc(list, func(a, b engine.SessionRecord) int {
		if c := b.Started.Compare(a.Started); c != 0 {
			return c
		}
		return int(b.ID - a.ID)
	})
	if limit > 0 && limit < len(list) {
		list = list[:limit]
	}
	return list
}

// open returns what OpenSession should.
func (m *model) open() (*engine.SessionRecord, *engine.Mark) {
	// By id, whatever the clock said.
	for _, r := range slices.Backward(m.sessions) {
		if !r.Ended.IsZero() {
			continue
		}
		if p, ok := m.progress[r.ID]; ok {
			return &r, &p
		}
		return &r, nil
	}
	return nil, nil
}

// closeInterrupted ends what was begun before the store was opened, as it stands.
func (m *model) closeInterrupted() {
	for i := range m.sessions {
		r := &m.sessions[i]
		if r.Ended.IsZero() && !m.mine[r.ID] {
			p, ok := m.progress[r.ID]
			if !ok {
				p.At = r.Started
			}
			r.Ended = later(p.At, r)
		}
	}
}

// later returns when a session ended that says it ended at a moment.
func later(at time.Time, r *engine.SessionRecord) time.Time {
	if earliest := r.Started.Add(r.Played); at.Before(earliest) {
		return earliest
	}
	return at
}

// Any sequence of begin, progress, end and reopening reads back as it should.
func TestAnySequenceReadsBack(t *testing.T) {
	for seed := range uint64(8) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			rng := rand.New(rand.NewPCG(seed, 5))
			dir := t.TempDir()
			s := openSound(t, dir)
			m := &model{progress: map[int64]engine.Mark{}, mine: map[int64]bool{}}
			for range 120 {
				if rng.IntN(25) == 0 {
					s.Close()
					s = openSound(t, dir)
					clear(m.mine)
				}
				m.step(t, rng, s)
				m.compare(t, s, rng.IntN(6))
			}
		})
	}
}

// step does one random thing to the store and the model.
func (m *model) step(t *testing.T, rng *rand.Rand, s *Store) {
	t.Helper()
	length := func() time.Duration { return time.Duration(rng.Int64N(1e7)) * time.Millisecond }
	moment := func() time.Time {
		zone := time.FixedZone("", (rng.IntN(105)-48)*900)
		return dawn.Add(time.Duration(rng.Int64N(1e6)-5e5) * time.Millisecond * 60).In(zone)
	}
	if len(m.sessions) == 0 || rng.IntN(4) == 0 {
		r := engine.SessionRecord{Routine: fmt.Sprint("routine ", rng.IntN(5)), Name: "Name", Started: moment(), Planned: length()}
		id, err := s.BeginSession(t.Context(), r)
		if err != nil {
			t.Fatal(err)
		}
		m.closeInterrupted()
		r.ID, m.mine[id] = id, true
		m.sessions = append(m.sessions, r)
		return
	}
	r := &m.sessions[rng.IntN(len(m.sessions))]
	want := engine.Code("")
	if !r.Ended.IsZero() {
		want = engine.CodeInvalid
	}
	if rng.IntN(3) == 0 {
		e := Ended{At: moment(), Played: length(), Finished: rng.IntN(2) == 0}
		wantCode(t, s.EndSession(t.Context(), r.ID, e), want)
		if want == "" {
			r.Played, r.Finished = e.Played, e.Finished
			r.Ended = later(e.At, r)
		}
		return
	}
	p := engine.Mark{
		Step: rng.IntN(100), Kind: engine.Rest, Place: "routine/main/cat-cow", Side: engine.LeftSide, Set: rng.IntN(4),
		Elapsed: length(), Played: length(), At: moment(),
	}
	wantCode(t, s.Progress(t.Context(), r.ID, p), want)
	if want == "" {
		r.Played = p.Played
		m.progress[r.ID] = p
	}
}

func (m *model) compare(t *testing.T, s *Store, limit int) {
	t.Helper()
	list, err := s.Sessions(t.Context(), limit)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(m.newest(limit), list); diff != "" {
		t.Fatal(diff)
	}
	r, p, err := s.OpenSession(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	wantRecord, wantProgress := m.open()
	if diff := cmp.Diff(wantRecord, r); diff != "" {
		t.Fatal(diff)
	}
	if diff := cmp.Diff(wantProgress, p); diff != "" {
		t.Fatal(diff)
	}
}
