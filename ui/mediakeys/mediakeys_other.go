//go:build windows || darwin

package mediakeys

// serve shows nothing: what these systems offer is not reached from here. While the
// window has the focus, its keys work; see OfScanCode.
func (r *Remote) serve() { <-r.over }
