//go:build unix

package store

import (
	"os"
	"os/exec"
	"syscall"
)

// unprivileged is the id of the user and group without rights on common systems.
const unprivileged = 65534

// asAnotherUser takes the superuser's rights from a child.
func asAnotherUser(cmd *exec.Cmd) {
	if os.Geteuid() == 0 {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: unprivileged, Gid: unprivileged}}
	}
}
