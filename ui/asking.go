package ui

import (
	"fyne.io/fyne/v2/lang"

	"uncoil/assets"
	"uncoil/engine"
	"uncoil/engine/practice"
	"uncoil/ui/care"
	"uncoil/ui/checkin"
	"uncoil/ui/frame"
	"uncoil/ui/licences"
	"uncoil/ui/safety"
)

// departure is a session that is about to begin.
type departure struct {
	*practice.Start
	// back leads to where the session was begun, nil for home, and again plays it
	// once more.
	back, again func()
}

// proceed sees to what has to be seen to before a session, one thing after the
// other, and then begins it. Seconds may pass in between, and much can have
// happened since the session was asked for.
func (w *Window) proceed(d *departure) {
	if w.occupied() {
		return
	}
	q, err := d.Next()
	if err != nil {
		w.unstarted(d.Routine, err)
		return
	}
	goOn := func() { w.proceed(d) }
	switch q := q.(type) {
	case practice.AskFirst:
		w.askFirst(q.Condition, goOn)
	case practice.AskCare:
		w.askCare(d, q)
	case practice.Speak:
		w.speak(q, func() { d.Spoken(); goOn() })
	case practice.AskFeeling:
		w.checkIn(func(f engine.Feeling) { d.Feels(f); goOn() })
	case practice.OfferLess:
		w.offerLess(d, q)
	default:
		w.begin(d)
	}
}

// speak has sentences said that nobody has recorded, and then goes on.
func (w *Window) speak(q practice.Speak, then func()) {
	if w.deps.Prepare == nil {
		then()
		return
	}
	w.deps.Prepare(q.Sound, q.Sentences, func() { w.bridge.post(then) })
}

// afterAsking goes on where nothing has to be asked of a doctor first, or where
// the person has done that.
func (w *Window) afterAsking(then func()) {
	c := w.practice.AskFirst()
	if c == nil {
		then()
		return
	}
	if !w.occupied() {
		w.askFirst(c, func() { w.afterAsking(then) })
	}
}

func (w *Window) askFirst(c *engine.Condition, then func()) {
	w.OpenSheet(care.NewAskFirst(c, func() {
		w.closeSheet()
		w.practice.HasAsked(c)
		w.updateHome()
		then()
	}, w.closeSheet))
}

// updateHome shows what an answer makes of the routines.
func (w *Window) updateHome() {
	if w.home != nil {
		w.home.Update(w.prefs)
	}
}

// askCare asks about everything in a session that needs care.
func (w *Window) askCare(d *departure, q practice.AskCare) {
	w.OpenSheet(care.NewSheet(care.Options{
		Routine: d.Routine, Book: w.deps.Book, Prefs: q.Preferences, Trial: q.Trial, Now: w.deps.Now,
		OnStart: func(answers []engine.CareAnswer) {
			w.closeSheet()
			d.Care(answers...)
			w.updateHome()
			w.proceed(d)
		},
		OnCancel: w.closeSheet,
	}))
}

// offerLess asks whether less would do on a day with much discomfort.
func (w *Window) offerLess(d *departure, q practice.OfferLess) {
	give := func(do func()) func() {
		return func() {
			w.closeSheet()
			do()
		}
	}
	less := func(r *engine.Routine) checkin.Way {
		length, err := w.practice.Length(r)
		if err != nil {
			return checkin.Way{}
		}
		audioOnly := d.Preferences().AudioOnly
		next := &departure{Start: d.Instead(r), again: func() { w.start(r, audioOnly) }}
		return checkin.Way{Length: length, Do: give(func() { w.proceed(next) })}
	}
	o := &checkin.Less{
		GoOn: checkin.Way{Do: give(func() { d.AsPlanned(); w.proceed(d) })},
		NotToday: checkin.Way{Do: give(func() {
			w.tellDone(lang.X("less.rest-well", "Rest well. Uncoil is here when you are ready."))
		})},
	}
	if q.WindDown != nil {
		o.WindDown, o.WindDownName = less(q.WindDown), q.WindDown.Name
	}
	if q.Lying != nil {
		o.Lying = less(q.Lying)
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
