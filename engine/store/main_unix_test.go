//go:build unix

package store

import (
	"os"
	"os/exec"
	"syscall"
)

// nobody is the user and group without rights on common systems.
const nobody = 65534

// asSomebodyElse takes the superuser's rights from a child.
func asSomebodyElse(cmd *exec.Cmd) {
	if os.Geteuid() == 0 {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	}
}
