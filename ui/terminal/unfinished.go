package terminal

import (
	"context"

	"uncoil/engine"
	"uncoil/engine/locale"
)

// passOver closes an interrupted session before another one begins, says so, and adapts
// the doses to it, as the window does.
func (f *Face) passOver(ctx context.Context) {
	u, err := f.Practice.ReadUnfinished(ctx)
	if err != nil || u == nil {
		return
	}
	where := ""
	if u.Mark != nil {
		if ex, ok := f.Practice.Book.Exercises[u.Mark.Exercise]; ok {
			where = engine.Text(", at %s", ex.Name)
		}
	}
	f.Say(engine.Text("an unfinished session of %s is closed as it stands (%s%s, %s played); 'uncoil play --continue' would have gone on with it",
		u.Record.Started.Format("2006-01-02, ")+locale.System().Clock(u.Record.Started), u.Record.Name, where, minutes(u.Record.Played)))
	lesson, err := f.Practice.Close(ctx, u.Record.ID)
	if err != nil || lesson.Empty() {
		f.Log.Warn("an interrupted session cannot be learned from", "err", err)
		return
	}
	f.Practice.Outcome(nil, engine.Feeling{}).Learn(lesson)
}
