package main

import (
	"context"
	"errors"
	"time"

	"uncoil/engine"
	"uncoil/engine/store"
	"uncoil/ui"
)

// sameSession is how long a session may have been left for and go on in its row,
// which counts for the day on which it was begun.
const sameSession = 24 * time.Hour

// record writes one session's progress to the store. All of it happens on the
// goroutine of session.Recording: a slow disk never holds up the window. A
// store that cannot write keeps what it is given and tries again by itself, so a
// failing disk is told once and is no reason not to play.
type record struct {
	live      *live
	beginning ui.Beginning
	started   time.Time
	// since is the session's start on clock, which nobody sets: a time of day
	// that jumps in mid-session makes no session longer.
	since time.Duration
	clock func() time.Duration
	// id is the session's, 0 until it is begun; begun tells that the store knows
	// that this program plays it.
	id    int64
	begun bool
	// earlier is what was played before in a session that is not taken up in its
	// row, and so has another.
	earlier time.Duration
	// hurt is the id of what was said last to hurt.
	hurt int64
	said bool
}

// Progress implements session.Record.
func (r *record) Progress(m engine.Mark) {
	m.At = r.now()
	r.write(func(ctx context.Context) error {
		m.Played = max(m.Played-r.earlier, 0)
		return r.live.kept.Progress(ctx, r.id, m)
	})
}

// Hurt implements session.Record.
func (r *record) Hurt(h engine.Hurt) {
	h.At = r.now()
	r.write(func(ctx context.Context) (err error) {
		h.Played = max(h.Played-r.earlier, 0)
		r.hurt, err = r.live.kept.AddHurt(ctx, r.id, h)
		return err
	})
}

// Answer implements session.Record.
func (r *record) Answer(a engine.Answer) {
	if r.hurt != 0 {
		r.write(func(ctx context.Context) error { return r.live.kept.AnswerHurt(ctx, r.hurt, a) })
	}
}

// End implements session.Record.
func (r *record) End(played time.Duration, finished bool) {
	r.write(func(ctx context.Context) error {
		return r.live.kept.EndSession(ctx, r.id, store.Ended{At: r.now(), Played: max(played-r.earlier, 0), Finished: finished})
	})
}

// now returns the time of day as it was at the start, plus what has passed.
func (r *record) now() time.Time { return r.started.Add(r.clock() - r.since) }

// write begins the session's row with the first note, or takes it up again, and
// writes the note.
func (r *record) write(note func(context.Context) error) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	err := r.begin(ctx)
	if noted := note(ctx); err == nil {
		err = noted
	}
	if err != nil && !r.said {
		r.said = true
		r.live.tell(err.Error())
	}
}

// begin makes the session this program's, once. One that was left long ago, or
// that another program has ended or taken up since it was offered, goes on in
// another row: what is done now is kept, counts once, and counts today.
func (r *record) begin(ctx context.Context) (err error) {
	if r.begun {
		return nil
	}
	r.begun = true
	if r.id != 0 {
		from := r.beginning.From
		if from == nil || from.At.IsZero() || r.started.Sub(from.At) <= sameSession {
			if err = r.live.kept.ContinueSession(ctx, r.id); !gone(err) {
				return err
			}
		}
		if from != nil {
			r.earlier = from.Played
		}
	}
	t := r.beginning.Timeline
	r.id, err = r.live.kept.BeginSession(ctx, engine.SessionRecord{
		Routine: t.Routine, Name: t.Name, Started: r.started, Planned: t.Length, Feeling: r.beginning.Feeling,
	})
	return err
}

// gone reports whether a session cannot be taken up any more.
func gone(err error) bool {
	code := engine.CodeOf(err)
	return errors.Is(err, store.ErrPlayedElsewhere) || code == engine.CodeInvalid || code == engine.CodeNotFound
}
