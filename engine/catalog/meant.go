package catalog

import (
	"fmt"
	"regexp"
	"strconv"
)

// How people write numbers that files hold in another way.
var (
	minutes  = regexp.MustCompile(`^(\d{1,3}):([0-5]\d)$`)
	decimals = regexp.MustCompile(`^(\d*),(\d+)$`)
	timed    = regexp.MustCompile(`^(\d+(?:\.\d+)?) ?(?:(s|secs?|seconds?|″|")|(?:m|mins?|minutes?))$`)
	span     = regexp.MustCompile(`^(\d+) ?(?:-|–|—|to) ?(\d+)$`)
)

// meant says how a file writes a number that was written in another way, such as
// "write 90, in seconds" for 1:30; "" if that cannot be told.
func meant(written string) string {
	if m := minutes.FindStringSubmatch(written); m != nil {
		min, _ := strconv.Atoi(m[1])
		s, _ := strconv.Atoi(m[2])
		return fmt.Sprintf("write %d, in seconds", 60*min+s)
	}
	if m := decimals.FindStringSubmatch(written); m != nil {
		whole := m[1]
		if whole == "" {
			whole = "0"
		}
		return fmt.Sprintf("write %s.%s, with a point", whole, m[2])
	}
	if m := timed.FindStringSubmatch(written); m != nil {
		n, _ := strconv.ParseFloat(m[1], 64)
		if m[2] == "" {
			n *= 60
		}
		return fmt.Sprintf("write %s, in seconds", plain(n))
	}
	return ""
}

// meantRange is meant for a range.
func meantRange(written string) string {
	if m := span.FindStringSubmatch(written); m != nil {
		return fmt.Sprintf("write {from: %s, to: %s}", m[1], m[2])
	}
	if decimals.MatchString(written) { // all ranges are of whole numbers
		return ""
	}
	return meant(written)
}
