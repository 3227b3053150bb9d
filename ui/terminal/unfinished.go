package terminal

import (
	"context"
	"fmt"
)

// SayUnfinished says that a session was interrupted, before another one begins.
func (f *Face) SayUnfinished(ctx context.Context) {
	u, err := f.Practice.ReadUnfinished(ctx)
	if err != nil || u == nil {
		return
	}
	where := ""
	if u.Mark != nil {
		if ex, ok := f.Practice.Book.Exercises[u.Mark.Exercise]; ok {
			where = ", at " + ex.Name
		}
	}
	f.Say(fmt.Sprintf("an unfinished session of %s is closed as it stands (%s%s, %s played); 'uncoil play --continue' would have gone on with it",
		u.Record.Started.Format("2 January, 15:04"), u.Record.Name, where, minutes(u.Record.Played)))
}
