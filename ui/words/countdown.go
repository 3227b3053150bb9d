package words

import (
	"fmt"
	"time"
)

// Countdown formats a time left in minutes and seconds, rounded up, such as
// "0:22".
func Countdown(d time.Duration) string {
	whole := max(0, int((d+time.Second-1)/time.Second))
	return fmt.Sprintf("%d:%02d", whole/60, whole%60)
}
