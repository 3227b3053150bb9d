package audio

/*
#cgo pkg-config: alsa
#include <alsa/asoundlib.h>

static void hush(const char *file, int line, const char *function, int err, const char *fmt, ...) {}
static void hush_alsa(void) { snd_lib_error_set_handler(hush); }
*/
import "C"

// hushDriver keeps ALSA from writing to standard error each time that no
// device can be opened; the error is reported by status instead.
func hushDriver() { C.hush_alsa() }
