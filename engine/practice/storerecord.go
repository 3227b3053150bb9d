package practice

import (
	"context"
	"errors"
	"time"

	"uncoil/engine"
	"uncoil/engine/session"
)

// SessionStore is what a session's record needs of the store. A store that cannot
// write keeps what it is given and tries again by itself.
type SessionStore interface {
	// BeginSession records a session that starts. Its id is good even where it
	// returns an error.
	BeginSession(ctx context.Context, r engine.SessionRecord) (id int64, err error)
	// ContinueSession takes up an interrupted session. It returns
	// engine.ErrPlayedElsewhere, or an Error with CodeInvalid or CodeNotFound, where
	// that cannot be done any more.
	ContinueSession(ctx context.Context, id int64) error
	Progress(ctx context.Context, id int64, m engine.Mark) error
	AddHurt(ctx context.Context, session int64, h engine.Hurt) (id int64, err error)
	AnswerHurt(ctx context.Context, id int64, answer engine.Answer) error
	EndSession(ctx context.Context, id int64, e engine.SessionEnd) error
}

// WriteTimeout is how long one note of a session may take to reach the disk.
const WriteTimeout = 5 * time.Second

// sameSession is the longest interruption after which a session continues in its
// row, which counts for the day on which it began.
const sameSession = 24 * time.Hour

// storeRecord writes one session's progress to the store. All of it happens on the
// goroutine of session.Recording: a slow disk never blocks the window. A store
// that cannot write queues the data and retries, so a failing disk is reported
// once and does not stop the session.
type storeRecord struct {
	store     SessionStore
	tell      func(line string)
	beginning Beginning
	started   time.Time
	// since is the session's start on the monotonic clock: a change of the system
	// time in mid-session does not change the session's length.
	since time.Duration
	clock func() time.Duration
	// id is the session's, 0 until it is begun; begun tells that the store knows
	// that this program plays it.
	id    int64
	begun bool
	// earlier is the time played before the interruption, of a session that
	// continues in a new row.
	earlier time.Duration
	// hurt is the id of what was said last to hurt.
	hurt int64
	said bool
}

func newStoreRecord(store SessionStore, b Beginning, tell func(line string)) *storeRecord {
	return &storeRecord{
		store: store, beginning: b, tell: tell,
		started: time.Now(), since: session.SinceBoot(), clock: session.SinceBoot, id: b.Record,
	}
}

// Progress implements session.Record.
func (r *storeRecord) Progress(m engine.Mark) {
	m.At = r.now()
	r.write(func(ctx context.Context) error {
		m.Played = max(m.Played-r.earlier, 0)
		return r.store.Progress(ctx, r.id, m)
	})
}

// Hurt implements session.Record.
func (r *storeRecord) Hurt(h engine.Hurt) {
	h.At = r.now()
	r.write(func(ctx context.Context) (err error) {
		h.Played = max(h.Played-r.earlier, 0)
		r.hurt, err = r.store.AddHurt(ctx, r.id, h)
		return err
	})
}

// Answer implements session.Record.
func (r *storeRecord) Answer(a engine.Answer) {
	if r.hurt != 0 {
		r.write(func(ctx context.Context) error { return r.store.AnswerHurt(ctx, r.hurt, a) })
	}
}

// End implements session.Record.
func (r *storeRecord) End(played time.Duration, finished bool) {
	r.write(func(ctx context.Context) error {
		return r.store.EndSession(ctx, r.id, engine.SessionEnd{At: r.now(), Played: max(played-r.earlier, 0), Finished: finished})
	})
}

// now returns the time of day as it was at the start, plus what has passed.
func (r *storeRecord) now() time.Time { return r.started.Add(r.clock() - r.since) }

// write begins the session's row with the first note, or takes it up again, and
// writes the note.
func (r *storeRecord) write(note func(context.Context) error) {
	ctx, cancel := context.WithTimeout(context.Background(), WriteTimeout)
	defer cancel()
	err := r.begin(ctx)
	if noted := note(ctx); err == nil {
		err = noted
	}
	if err != nil && !r.said {
		r.said = true
		r.tell(err.Error())
	}
}

// begin claims the session for this program, once. A session interrupted for
// longer than sameSession, or ended or resumed by another program since it was
// offered, gets a new row, dated today, with the work done from now on.
func (r *storeRecord) begin(ctx context.Context) (err error) {
	if r.begun {
		return nil
	}
	r.begun = true
	if r.id != 0 {
		from := r.beginning.From
		if from == nil || from.At.IsZero() || r.started.Sub(from.At) <= sameSession {
			if err = r.store.ContinueSession(ctx, r.id); !gone(err) {
				return err
			}
		}
		if from != nil {
			r.earlier = from.Played
		}
	}
	t := r.beginning.Timeline
	r.id, err = r.store.BeginSession(ctx, engine.SessionRecord{
		Routine: t.Routine, Name: t.Name, Started: r.started, Planned: t.Length, Minutes: t.Minutes(), Feeling: r.beginning.Feeling,
	})
	return err
}

// gone reports whether a session cannot be taken up any more.
func gone(err error) bool {
	code := engine.CodeOf(err)
	return errors.Is(err, engine.ErrPlayedElsewhere) || code == engine.CodeInvalid || code == engine.CodeNotFound
}
