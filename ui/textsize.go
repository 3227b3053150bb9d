package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	uisession "uncoil/ui/player"
	"uncoil/ui/theme"
)

// stepText makes text larger or smaller by a step, or as usual for 0, and says so.
func (w *Window) stepText(by int) {
	settingsOf{w}.Change(func(p *engine.Preferences) {
		size := 100
		if by != 0 {
			size = p.Display.TextStep(by)
		}
		p.Display.SetTextSize(size)
	})
	if w.settings != nil {
		w.settings.SetTextSize(w.prefs.Display.TextSize)
	}
	// A session's own text is made for two metres, and keeps its size.
	after := lang.X("text.after", "After the session: text size {{.N}} %", map[string]any{"N": w.prefs.Display.TextPercent()})
	if w.session.ShowOnSign(func(sign *uisession.LevelSign) { sign.ShowText(after) }) {
		return
	}
	w.notices.Done(textSizeLine(&w.prefs.Display, w.window.Canvas().Size()))
}

// textSizeLine says how large text is, and whether the window has room for that.
func textSizeLine(d *engine.Display, window fyne.Size) string {
	percent := d.TextPercent()
	if !theme.HasRoomFor(window, float32(percent)/100) {
		return lang.X("text.too-large", "Text size {{.N}} %, as far as this window has room", map[string]any{"N": percent})
	}
	return lang.X("text.size", "Text size {{.N}} %", map[string]any{"N": percent})
}

// applyLook shows the colours and the size of text that the user has chosen.
func (w *Window) applyLook() {
	prefs := shown(w)
	w.look = w.look.With(&prefs.Display)
	look := w.look
	if w.darkened {
		look = look.Darkened()
	}
	w.deps.App.Settings().SetTheme(look)
	w.frame.Refit()
	w.overlays.Refit()
}
