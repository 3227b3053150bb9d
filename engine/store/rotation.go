package store

import (
	"fmt"
	"os"
	"slices"
	"time"

	"uncoil/engine"
)

const (
	// keptDays and keptWeeks are how many copies stay: one a day, and before
	// those one a week.
	keptDays  = 7
	keptWeeks = 4
)

// backupFile is a copy of the database, known by its name. Copies are numbered as
// well as dated: a clock may be wrong, and then the newest must still be known.
type backupFile struct {
	number int
	at     time.Time
}

// name returns the file's name, such as "uncoil-000042-2026-11-20T18-30-00.db".
func (c backupFile) name() string {
	return fmt.Sprintf("uncoil-%06d-%s.db", c.number, c.at.Format(setAsideFormat))
}

// parseCopy reads a name as name writes it, in the zone of the place.
func parseCopy(name string) (c backupFile, ok bool) {
	var date string
	if n, err := fmt.Sscanf(name, "uncoil-%d-%s", &c.number, &date); n != 2 || err != nil {
		return backupFile{}, false
	}
	at, err := time.ParseInLocation(setAsideFormat+".db", date, time.Local)
	if err != nil {
		return backupFile{}, false
	}
	c.at = at
	return c, c.name() == name
}

// listCopies returns the copies in a folder, the newest first. Other files are
// ignored.
func listCopies(folder string) []backupFile {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil
	}
	var list []backupFile
	for _, e := range entries {
		if c, ok := parseCopy(e.Name()); ok && e.Type().IsRegular() {
			list = append(list, c)
		}
	}
	slices.SortFunc(list, func(a, b backupFile) int { return b.number - a.number })
	return list
}

// superseded returns which of the copies, the newest first, need not be kept: all
// but the newest of each of the last keptDays days that have one, and the newest
// of each of the last keptWeeks weeks that lie behind those.
func superseded(list []backupFile) (old []backupFile) {
	days, weeks := map[engine.Day]bool{}, map[engine.Day]bool{}
	reserve := 0
	for _, c := range list {
		day := engine.DayOf(c.at)
		week := day.WeekStart(time.Monday)
		newestOfDay, newestOfWeek := !days[day], !weeks[week]
		switch {
		case newestOfDay && len(days) < keptDays:
			days[day], weeks[week] = true, true
		case newestOfWeek && len(days) >= keptDays && reserve < keptWeeks:
			weeks[week] = true
			reserve++
		default:
			old = append(old, c)
		}
	}
	return old
}
