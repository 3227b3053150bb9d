package sheet_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"uncoil/assets"
	"uncoil/engine"
	"uncoil/engine/bundle"
	"uncoil/engine/catalog"
	"uncoil/engine/sheet"
)

func book(t testing.TB) *catalog.Catalog {
	t.Helper()
	c, err := catalog.Load(assets.Files())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// told writes what was understood of one line: the exercise, its dose, the
// remarks.
func told(l *sheet.Line, e *sheet.Entry) string {
	if e == nil {
		return string(l.Kind)
	}
	var parts []string
	if own := e.Own; own != nil {
		parts = append(parts, "new "+own.Name, string(own.Position), fmt.Sprintf("%v %s", span(own.Dose.Amount), own.Dose.Kind))
		if own.Dose.Sets.To > 0 {
			parts = append(parts, span(own.Dose.Sets)+" sets")
		}
		if own.Dose.Hold > 0 {
			parts = append(parts, fmt.Sprintf("hold %v", own.Dose.Hold))
		}
		if own.Sides != engine.SidesNone {
			parts = append(parts, string(own.Sides))
		}
	} else {
		parts = append(parts, e.Item.Exercise)
		if e.Item.Amount != nil {
			parts = append(parts, fmt.Sprint(*e.Item.Amount))
		}
		if e.Item.Sets != nil {
			parts = append(parts, fmt.Sprint(*e.Item.Sets, " sets"))
		}
		if e.Item.Exact {
			parts = append(parts, "exact")
		}
	}
	if e.Item.Side != "" {
		parts = append(parts, "only "+string(e.Item.Side))
	}
	if e.Item.Note != "" {
		parts = append(parts, "note "+e.Item.Note)
	}
	for _, r := range e.Remarks {
		parts = append(parts, "!"+string(r.Kind))
	}
	return strings.Join(parts, "; ")
}

func span(r engine.Range) string {
	if r.From == r.To {
		return fmt.Sprint(r.From)
	}
	return fmt.Sprintf("%v-%v", r.From, r.To)
}

func one(t testing.TB, c *catalog.Catalog, text string) string {
	t.Helper()
	s, err := sheet.Read([]byte(text), c.Book())
	if err != nil {
		return err.Error()
	}
	made, err := s.Make("Mine", c.Book(), func(string) bool { return false })
	if err != nil {
		return told(&s.Lines[0], nil)
	}
	for i := range made.Entries {
		if made.Entries[i].Line == &s.Lines[0] {
			return told(&s.Lines[0], &made.Entries[i])
		}
	}
	return told(&s.Lines[0], nil)
}

// TestLines holds what is understood of lines as therapists write them. What it
// must not hold is an amount, a side or a name that is not in the line, unless a
// remark says so.
func TestLines(t *testing.T) {
	c := book(t)
	for _, tt := range []struct{ line, want string }{
		{"Bridge 3x10 hold 5 s", "new Bridge; supine; 10 reps; 3 sets; hold 5"},
		{"Cat camel 2 min", "cat-cow; 12; exact; !converted"},
		{"Hamstring stretch L/R 3 x 30 s", "hamstring-stretch; 30; 3 sets; exact"},
		{"2 sets of 12 pelvic tilts", "low-back-press; 12; 2 sets; exact; !beyond"},
		{"Bird-dog 10 reps each side, hold 3 sec", "bird-dog; 10; exact; note hold 3 s; !as-note"},
		{"1. Bridge: 3 sets x 10 reps", "new Bridge; supine; 10 reps; 3 sets"},
		{"2) Bird dog – 3 x 8 each side", "bird-dog; 8; 3 sets; exact"},
		{"(3) Dead bug 2x10 alternating", "new Dead bug; supine; 10 reps; 2 sets; alternating"},
		{"- Clamshells 3 × 15 per side", "new Clamshells; side-lying; 15 reps; 3 sets; left-right"},
		{"• Side plank 3 x 20 sec L + R", "side-plank; 20; 3 sets; exact"},
		{"* Cat/cow x 10", "cat-cow; 10; exact"},
		{"– Child's pose 1 min", "childs-pose; 60; exact; !beyond"},
		{"a) Cobra 5 x 10 s", "cobra; 10; 5 sets; exact; !beyond"},
		{"Plank 3 x 30", "plank; 30; 3 sets; exact; !as-seconds"},
		{"Plank 3x30s", "plank; 30; 3 sets; exact"},
		{"Plank: 30 seconds x 3", "plank; 30; 3 sets; exact; !as-sets"},
		{"Plank 2–3 sets, 20-30 sec", "plank; 20; 2 sets; exact; !lowest; !lowest"},
		{"Front plank, hold 45 s, 2 sets", "plank; 45; 2 sets; exact"},
		{"Side bridge 20s hold left only", "side-plank; 20; exact; only left"},
		{"Piriformis stretch (R) 2 x 30 sec", "piriformis-stretch; 30; 2 sets; exact; only right"},
		{"Figure 4 stretch 30\" x 2 each side", "piriformis-stretch; 30; 2 sets; exact; !as-sets"},
		{"SKTC 3 x 20 s ea", "single-knee-to-chest; 20; 3 sets; exact"},
		{"Single knee to chest, 5 times, hold 20 seconds each, both legs", "single-knee-to-chest; 20; 5 sets; exact; !as-sets"},
		{"DKTC 10 x 5 sec holds", "knees-to-chest; 5; 10 sets; exact; !as-sets; !beyond"},
		{"Double knee to chest 3x10 hold 5 s", "new Double knee to chest; supine; 10 reps; 3 sets; hold 5; !borrowed"},
		{"LTR x 20", "knee-rocks; 200; exact; !converted; !beyond"},
		{"Lower trunk rotations 2 sets of 10 each side", "knee-rocks; 100; 2 sets; exact; !converted; !beyond"},
		{"Knee rolls 1 min", "knee-rocks; 60; exact"},
		{"Prone press ups 10x", "new Prone press ups; prone; 10 reps; !borrowed"},
		{"McKenzie press up 2 x 10", "cobra; 10; 2 sets; exact; !as-seconds; !beyond"},
		{"Posterior pelvic tilt 10 reps, hold 5 seconds", "low-back-press; 10; exact; note hold 5 s; !as-note"},
		{"Pelvic tilt: 10 x 5 s", "low-back-press; 10; exact; note hold 5 s; !as-note"},
		{"Pelvic tilts 20 reps", "low-back-press; 20; exact; !beyond"},
		{"Heel slides 10 reps each leg", "heel-slides; 10; exact"},
		{"Sit to stand 3 x 5", "sit-to-stand; 5; 3 sets; exact"},
		{"Chair stands, 2 sets of 8 reps", "sit-to-stand; 8; 2 sets; exact"},
		{"Curl up 3 x 8, hold 10 s", "small-crunch; 8; 3 sets; exact; note hold 10 s; !as-note"},
		{"Diaphragmatic breathing 5 min", "belly-breathing; 300; exact; !beyond"},
		{"Belly breathing for five minutes", "belly-breathing; 300; exact; !beyond"},
		{"Supine twist 5 breaths each side", "new Supine twist; supine; 5 breaths; left-right"},
		{"Standing forward fold, 5 deep breaths", "standing-forward-bend; 5; exact"},
		{"Walk for 20 minutes daily", "short-walk; 1200; exact; note daily; !beyond"},
		{"Walking 10 min", "short-walk; 600; exact; !beyond"},
		{"Standing hamstring stretch 2 x 30 s each leg", "new Standing hamstring stretch; standing; 30 hold; 2 sets; left-right"},
		{"Seated hamstring stretch 30 s", "new Seated hamstring stretch; seated; 30 hold"},
		{"Hamstring stretch, standing, 30 s", "new Hamstring stretch; standing; 30 hold"},
		{"Supine hamstring stretch with strap 3x30s", "hamstring-stretch; 30; 3 sets; exact; !both-sides"},
		{"Gentle cat cow 10 reps", "cat-cow; 10; exact"},
		{"Hamstrng stretch 2 x 30 s", "hamstring-stretch; 30; 2 sets; exact; !misspelled; !both-sides"},
		{"Brid dog 8 reps", "bird-dog; 8; exact; !misspelled"},
		{"Wall sit 1,5 min", "new Wall sit; standing; 90 hold"},
		{"Wall sit ½ min", "new Wall sit; standing; 30 hold"},
		{"Calf raises 2-3 sets of 8–12", "new Calf raises; standing; 8-12 reps; 2-3 sets"},
		{"Heel raises 3/10", "unclear"},
		{"Squats 3 Sätze à 12 Wdh.", "new Squats; standing; 12 reps; 3 sets"},
		{"Kniebeuge 3 x à 12", "new Kniebeuge; supine; 12 reps; 3 sets; !assumed"},
		{"Brücke 3x10 Wdh., 5 Sek. halten", "new Brücke; supine; 10 reps; 3 sets; hold 5; !assumed"},
		{"Katzenbuckel 10 Wdh. 2x täglich", "cat-cow; 10; exact; note 2x täglich"},
		{"Seitstütz 3 x 20 Sek. je Seite", "side-plank; 20; 3 sets; exact"},
		{"Unterarmstütz 30 Sek", "plank; 30; exact"},
		{"Dehnung Wade links 2 x 30 Sek", "new Dehnung Wade; supine; 30 hold; 2 sets; left-right; only left; !assumed"},
		{"Glute bridge 3x10 (squeeze at the top)", "new Glute bridge; supine; 10 reps; 3 sets"},
		{"Bridge 3 x 10 x 5 s", "new Bridge; supine; 10 reps; 3 sets; hold 5"},
		{"Bridge 10 reps of 5 sec", "new Bridge; supine; 10 reps; hold 5"},
		{"Ball bridge 3x10", "ball-bridge; 10; 3 sets; exact"},
		{"Clams with band, 2 sets, 15 reps, each side, rest 30 s", "new Clams with band; side-lying; 15 reps; 2 sets; left-right"},
		{"Row with theraband 3x12, progress to 15 reps", "new Row with theraband; supine; 12 reps; 3 sets; !assumed"},
		{"Superman 10x hold 3 s", "new Superman; prone; 10 reps; hold 3"},
		{"Neck rotation 5x each side, twice a day", "new Neck rotation; supine; 5 reps; left-right; note twice a day; !assumed"},
		{"Scapular squeezes 15 reps, 3x/day", "new Scapular squeezes; supine; 15 reps; note 3x/day; !assumed"},
		{"Twice a day", "note"},
		{"2x/day", "note"},
		{"3-4 times per week", "note"},
		{"Every morning and evening", "note"},
		{"Mon, Wed, Fri", "note"},
		{"Dead bug", "unclear"},
		{"- Dead bug", "new Dead bug; supine; 10 reps; !no-dose"},
		{"Plank", "plank; !no-dose"},
		{"Stop if the pain goes down your leg.", "unclear"},
		{"Phone 555 1234", "unclear"},
		{"3 x 10", "unclear"},
		{"Bridge 200 reps", "new Bridge; supine; 100 reps; !cut"},
		{"Wall sit 45 min", "new Wall sit; standing; 1800 hold; !cut"},
		{"Bridge 12 sets of 10", "new Bridge; supine; 10 reps; 10 sets; !cut"},
		{"Bridge hold 90 s x 5", "new Bridge; supine; 90 hold; 5 sets; !as-sets"},
		{"Side-lying hip abduction 3x10 L and R", "new Side-lying hip abduction; side-lying; 10 reps; 3 sets; left-right"},
		{"Quadruped hip extension 2x12 alternating", "new Quadruped hip extension; kneeling; 12 reps; 2 sets; alternating"},
		{"Thoracic extension over a foam roller held for a very long time 10 reps", "new Thoracic extension over a foam; supine; 10 reps; !shortened; !assumed"},
		{"Arm circles 20 reps", "arm-circles; 80; exact; !converted; !beyond"},
		{"Bar hang 3x20s", "bar-hang; 20; 3 sets; exact"},
		{"Dead hang 30 seconds", "bar-hang; 30; exact; !beyond"},
		{"Hip flexor stretch 30s each", "new Hip flexor stretch; supine; 30 hold; left-right; !assumed"},
		{"Knees to chest 30 s, repeat 3 times", "knees-to-chest; 30; 3 sets; exact; !as-sets; !beyond"},
		{"Marching on the spot 2 minutes", "march-in-place; 120; exact"},
		{"Ankle pumps 20x", "ankle-pumps; 100; exact; !converted; !beyond"},
		{"Bridge hold for 3 breaths, 10 reps", "new Bridge; supine; 10 reps; hold 30; !converted"},
		{"Bridge 10 x 5 s", "new Bridge; supine; 10 reps; hold 5"},
		{"Bridge 3 x 10, keep a ball between the knees", "new Bridge; supine; 10 reps; 3 sets"},
		{"Cat-Cow, 5 breaths", "cat-cow; 5; exact"},
		{"Knees to chest 3 x 10 x 5 s", "new Knees to chest; supine; 10 reps; 3 sets; hold 5; !borrowed"},
		{"Squeeze a pillow 10 times, hold for five seconds", "new Squeeze a pillow; supine; 10 reps; hold 5; !assumed"},
	} {
		if got := one(t, c, tt.line); got != tt.want {
			t.Errorf("%q\n is   %s\n not  %s", tt.line, got, tt.want)
		}
	}
}

const page = "Home programme\r\n\r\n1. Bridge 3x10 hold 5 s\r\n2. Cat camel 2 min\r\n3. Plank\r\n   3 x 20 sec each\r\n" +
	"4. Clamshells 2 x 12 per side\r\nKeep your hips one above the other.\r\nTwice a day\r\nCall me if it hurts\r\n4. Clamshells 2 x 12 per side\r\n"

func TestAPageBecomesARoutineThatPlays(t *testing.T) {
	c := book(t)
	s, err := sheet.Read([]byte(page), c.Book())
	if err != nil {
		t.Fatal(err)
	}
	if s.Title != "Home programme" || s.Exercises() != 5 {
		t.Errorf("the heading is %q, with %d exercises", s.Title, s.Exercises())
	}
	made, err := s.Make(s.Title, c.Book(), func(id string) bool { return id == "bridge" })
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, own := range made.Texts() {
		if own.Exercise != nil {
			files["exercises/"+own.Exercise.ID+".yaml"] = &fstest.MapFile{Data: catalog.Encode(own.Exercise)}
		} else {
			files["routines/"+own.Routine.ID+".yaml"] = &fstest.MapFile{Data: catalog.Encode(own.Routine)}
		}
	}
	mine, err := c.With(files)
	if err != nil {
		t.Fatal(err)
	}
	r, err := mine.Routine("home-programme")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(r.Summary, "Twice a day") || strings.Contains(r.Summary, "Call me") {
		t.Errorf("the notes are %q", r.Summary)
	}
	items := r.Blocks[0].Items
	if len(items) != 5 || items[0].Exercise != "bridge-2" || items[3].Exercise != "clamshells" {
		t.Fatalf("the items are %+v", items)
	}
	if n := len(mine.Book().Exercises["clamshells"].Steps); n != 2 || items[4].Exercise == "clamshells" {
		t.Errorf("the line below belongs to the first alone: %d steps, then %s", n, items[4].Exercise)
	}
	prefs := engine.DefaultPreferences()
	timeline, err := engine.Compile(r, mine.Book(), &prefs, engine.EstimatedVoice{})
	if err != nil {
		t.Fatal(err)
	}
	// Ten repetitions in each of three sets, each with five seconds at its top.
	held := 0
	for i := range timeline.Steps {
		for _, span := range timeline.Steps[i].Spans {
			if timeline.Steps[i].Exercise == "bridge-2" && span.Show == "Hold." && span.Length == 5*time.Second {
				held++
			}
		}
	}
	if held != 30 {
		t.Errorf("the bridge is held %d times", held)
	}
}

func TestALeftOutLineStaysOut(t *testing.T) {
	c := book(t)
	s, err := sheet.Read([]byte("Bridge 3x10\nPlank 20 s"), c.Book())
	if err != nil {
		t.Fatal(err)
	}
	s.Lines[0].Out = true
	s.Lines[1].Exercise = "side-plank"
	made, err := s.Make("Mine", c.Book(), func(string) bool { return false })
	if err != nil || len(made.Entries) != 1 || made.Entries[0].Item.Exercise != "side-plank" || *made.Entries[0].Item.Amount != 20 {
		t.Errorf("%+v, %v", made, err)
	}
	s.Lines[1].Out = true
	if _, err := s.Make("Mine", c.Book(), func(string) bool { return false }); engine.CodeOf(err) != engine.CodeInvalid {
		t.Errorf("without any exercise: %v", err)
	}
}

func TestOtherEncodings(t *testing.T) {
	c := book(t)
	for name, data := range map[string]string{
		"UTF-8 with a mark": "\xef\xbb\xbfPlank 2 × 20 s",
		"Latin-1":           "Plank 2 \xd7 20 s",
		"UTF-16":            "\xff\xfeP\x00l\x00a\x00n\x00k\x00 \x002\x00x\x002\x000\x00s\x00",
	} {
		if got := one(t, c, data); got != "plank; 20; 2 sets; exact" {
			t.Errorf("%s: %s", name, got)
		}
	}
	for name, data := range map[string]string{"empty": " \n\t\n", "a PDF": "%PDF-1.4\n", "binary": "Plank\x00\x01", "huge": strings.Repeat("Plank 3x10\n", 10_000)} {
		if _, err := sheet.Read([]byte(data), c.Book()); engine.CodeOf(err) != engine.CodeInvalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestWordsOfAnyScriptStayWhole(t *testing.T) {
	const persian = "\u0645\u06cc\u200c\u06a9\u0634\u06cc\u062f"
	s, err := sheet.Read([]byte("\uf0b7 "+persian+" 3 x 10\n"), book(t).Book()) // after a bullet of a word processor's font
	if err != nil {
		t.Fatal(err)
	}
	if got := s.Lines[0].Text; !strings.HasPrefix(got, persian) {
		t.Errorf("the line is %q", got)
	}
}

// FuzzRead gives any text to the parser. What becomes a routine must be one that
// the data folder takes, and every line must be there.
func FuzzRead(f *testing.F) {
	c := book(f)
	f.Add([]byte(page))
	f.Add([]byte("- - 1. x\n\x00"))
	f.Add([]byte("Bridge 0x0 hold 0/0 s, 9999-1 reps à ½\n3 x\n× 5\nHold\n1/0 min\n"))
	f.Add([]byte("\xff\xfe\x00\xd8"))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := sheet.Read(data, c.Book())
		if err != nil {
			if engine.CodeOf(err) != engine.CodeInvalid {
				t.Error(err)
			}
			return
		}
		for i := range s.Lines {
			s.Lines[i].Out = i%7 == 6
		}
		title := s.Title
		if title == "" {
			title = "Mine"
		}
		made, err := s.Make(title, c.Book(), func(string) bool { return false })
		if err != nil {
			return
		}
		if len(made.Routine.Blocks[0].Items) != len(made.Entries) {
			t.Error("an entry is no item")
		}
		if _, err := bundle.Of("", made.Texts()); err != nil {
			t.Error(err)
		}
	})
}

// A name that many exercises have a word of finds the one with the rarer words first.
func TestNearestNames(t *testing.T) {
	c := book(t)
	for _, tt := range []struct{ name, first string }{
		{"Bridge", "ball-bridge"}, {"standing hamstring stretch", "standing-forward-bend"}, {"morning walk", "short-walk"}, {"wall leans", "wall-lean-stretch"},
	} {
		if got := sheet.Nearest(tt.name, c.Book()); len(got) == 0 || got[0] != tt.first {
			t.Errorf("nearest to %q are %q, want %s", tt.name, got, tt.first)
		}
	}
	if got := sheet.Nearest("Zercher", c.Book()); len(got) > 0 {
		t.Errorf("near to nothing are %q", got)
	}
}

// What is found by another of its names is marked, its own name however written is not.
func TestAnotherNameIsMarked(t *testing.T) {
	c := book(t)
	for line, want := range map[string]bool{"pelvic tilts x 12": true, "Walk 20 min": true, "bird-dog x 10": false, "Cat camel x 5": true, "Hamstring stretch 30 s": false} {
		s, err := sheet.Read([]byte(line), c.Book())
		if err != nil || s.Lines[0].Exercise == "" {
			t.Fatalf("%q: %v", line, err)
		}
		if got := s.Lines[0].Renamed; got != want {
			t.Errorf("%q is %s: under another name %v, want %v", line, s.Lines[0].Exercise, got, want)
		}
	}
}

// An exercise that is held as long as the line says needs no note of that.
func TestAHoldOfItsOwnIsNoNote(t *testing.T) {
	c := book(t)
	own := engine.Exercise{ID: "my-bridge", Name: "My Bridge", Dose: engine.Dose{Kind: engine.Repetitions, Amount: engine.Range{From: 10, To: 10}, Hold: 5}}
	c.Book().Exercises[own.ID] = own
	for line, want := range map[string]string{"My Bridge 10 x, hold 5 s": "my-bridge; 10; exact", "My Bridge 10 x, hold 8 s": "my-bridge; 10; exact; note hold 8 s; !as-note"} {
		if got := one(t, c, line); got != want {
			t.Errorf("%q is %q, want %q", line, got, want)
		}
	}
}
