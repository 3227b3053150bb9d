package exerciseeditor

import "slices"

// mostUndo is how many changes can be undone.
const mostUndo = 200

// undoHistory is the forms that Undo and Redo can go to.
type undoHistory struct {
	begun Form
	forms []Form
	kinds []string
	at    int
}

// begin starts with the current form; begun is the form before all changes.
func (h *undoHistory) begin(begun, now Form) {
	h.begun = begun
	h.forms, h.kinds, h.at = []Form{begun}, []string{""}, 0
	if !now.Same(&begun) {
		h.push("", now)
	}
}

// push adds a change. It replaces the previous one if that is of the same kind.
func (h *undoHistory) push(kind string, f Form) {
	h.forms, h.kinds = h.forms[:h.at+1], h.kinds[:h.at+1]
	if kind != "" && h.kinds[h.at] == kind {
		h.forms[h.at] = f
		return
	}
	h.forms, h.kinds = append(h.forms, f), append(h.kinds, kind)
	if len(h.forms) > mostUndo {
		h.forms, h.kinds = slices.Delete(h.forms, 0, 1), slices.Delete(h.kinds, 0, 1)
	}
	h.at = len(h.forms) - 1
}

// travel moves back or forth and reports whether that was possible. The next
// change does not merge with an earlier one.
func (h *undoHistory) travel(by int) (Form, bool) {
	if !h.can(by) {
		return Form{}, false
	}
	h.at += by
	h.kinds[h.at] = ""
	return h.forms[h.at], true
}

func (h *undoHistory) can(by int) bool { return h.at+by >= 0 && h.at+by < len(h.forms) }
