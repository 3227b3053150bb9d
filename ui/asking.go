package ui

import (
	"slices"

	"fyne.io/fyne/v2/lang"

	"uncoil/assets"
	"uncoil/engine"
	"uncoil/ui/care"
	"uncoil/ui/checkin"
	"uncoil/ui/frame"
	"uncoil/ui/licences"
	"uncoil/ui/safety"
)

// departure is a session that is about to begin, and what has been said of it so
// far.
type departure struct {
	routine *engine.Routine
	prefs   engine.Preferences
	// back leads to where the session was begun, nil for home, and again plays it
	// once more.
	back, again func()
	// feeling is how it feels, nil where that has not been asked.
	feeling *engine.Feeling
}

// trial reports whether one exercise alone is tried, which is no session to ask
// about.
func (d *departure) trial() bool { return d.back != nil }

// afterAsking goes on where nothing has to be asked of a doctor first, or where
// the person has done that. Every way to a session leads through it.
func (w *Window) afterAsking(then func()) {
	c := w.deps.Book.AskFirst(&w.prefs)
	if c == nil {
		then()
		return
	}
	if w.occupied() {
		return
	}
	w.OpenSheet(care.NewAskFirst(c, func() {
		w.closeSheet()
		w.answerCare(engine.CareAnswer{Condition: c.ID, Way: engine.KeepIt, At: w.deps.Now()})
		w.afterAsking(then)
	}, w.closeSheet))
}

// answerCare keeps what has been answered, and shows what it makes of the
// routines.
func (w *Window) answerCare(answers ...engine.CareAnswer) {
	next := w.prefs
	next.Answers = next.WithAnswers(answers...)
	w.changePreferences(next)
	if w.home != nil {
		w.home.Update(w.prefs)
	}
}

// withCare goes on once everything in a session that the person must be careful
// with has been asked about. The answers are kept. Whoever tries one exercise is
// asked each time, unless they may do it: something else would come in its place.
func (w *Window) withCare(d *departure, then func()) {
	d.prefs.Answers = w.prefs.Answers
	if d.trial() {
		d.prefs.Answers = slices.DeleteFunc(slices.Clone(d.prefs.Answers), func(a engine.CareAnswer) bool { return a.Way != engine.KeepIt })
	}
	if w.occupied() {
		return
	}
	sheet := care.NewSheet(care.Options{
		Routine: d.routine, Book: w.deps.Book, Prefs: d.prefs, Trial: d.trial(), Now: w.deps.Now,
		OnStart: func(answers []engine.CareAnswer) {
			w.closeSheet()
			d.prefs.Answers = d.prefs.WithAnswers(answers...)
			if d.trial() {
				answers = slices.DeleteFunc(answers, func(a engine.CareAnswer) bool { return a.Way != engine.KeepIt })
			}
			w.answerCare(answers...)
			then()
		},
		OnCancel: w.closeSheet,
	})
	if sheet == nil {
		then()
		return
	}
	w.OpenSheet(sheet)
}

// offerLess asks whether less would do on a day with much discomfort.
func (w *Window) offerLess(d *departure, goOn func()) {
	give := func(do func()) func() {
		return func() {
			w.closeSheet()
			do()
		}
	}
	less := func(r *engine.Routine) checkin.Way {
		length, err := w.length(r)
		if err != nil {
			return checkin.Way{}
		}
		next := departure{routine: r, prefs: d.prefs, feeling: d.feeling, again: func() { w.start(r, d.prefs.AudioOnly) }}
		return checkin.Way{Length: length, Do: give(func() { w.play(&next) })}
	}
	o := &checkin.Less{
		GoOn: checkin.Way{Do: give(goOn)},
		NotToday: checkin.Way{Do: give(func() {
			w.tellDone(lang.X("less.rest-well", "Rest well. Uncoil is here when you are ready."))
		})},
	}
	if i := slices.IndexFunc(w.deps.Routines, func(r engine.Routine) bool { return r.ID == engine.WindDown }); i >= 0 && d.routine.ID != engine.WindDown {
		o.WindDown, o.WindDownName = less(&w.deps.Routines[i]), w.deps.Routines[i].Name
	}
	if lying := engine.Lying(d.routine, w.deps.Book, &d.prefs); lying != nil {
		o.Lying = less(lying)
	}
	w.OpenSheet(checkin.NewLess(o))
}

// showEmergency tells when to call for help at once. From there nothing begins.
func (w *Window) showEmergency() {
	w.show(safety.Emergency(&w.deps.Book.Safety, w.showHome), frame.Nowhere)
}

// showSafety shows the safety page again, and leads back to the settings.
func (w *Window) showSafety() {
	w.show(safety.Again(&w.deps.Book.Safety, w.showSettings), frame.AtSettings)
}

func (w *Window) showLicences() {
	w.show(licences.New(assets.Licences(), w.showSettings), frame.AtSettings)
}
