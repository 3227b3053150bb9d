package library

import (
	"slices"
	"testing"

	"uncoil/engine"
	"uncoil/ui/sample"
)

// shelf is a small book with everything that a filter looks at.
func shelf() (*engine.Book, []engine.Routine) {
	book := &engine.Book{Exercises: map[string]engine.Exercise{}}
	for _, m := range engine.Movements() {
		book.Movements = append(book.Movements, engine.MovementText{ID: m, Name: string(m)})
	}
	book.Conditions = []engine.Condition{{ID: "eyes", Name: "Eyes", Leave: []engine.Movement{engine.HangingLoad}, Ask: []engine.Movement{engine.Twisting}}}
	for _, ex := range []engine.Exercise{
		{ID: "cobra", Name: "Cobra", Position: engine.Prone, Regions: []string{"whole-spine", "belly"}, Asks: []engine.Movement{engine.Arching, engine.NeckLoad}, Equipment: []string{engine.Mat}, Benefit: "Opens the front of your body."},
		{ID: "pose", Name: "Child's Pose", Position: engine.Kneeling, Regions: []string{"hips"}, Asks: []engine.Movement{engine.KneeLoad}, Equipment: []string{engine.Mat}, Benefit: "A calm rest that lengthens the low spine."},
		{ID: "hang", Name: "Bar Hang", Position: engine.Hanging, Regions: []string{"shoulders"}, Equipment: []string{"bar"}, Asks: []engine.Movement{engine.HangingLoad}, Benefit: "Draws your spine long."},
		{ID: "twist", Name: "Ball Twist", Position: engine.OnBall, Regions: []string{"sides"}, Equipment: []string{"exercise-ball", "weight-ball"}, Asks: []engine.Movement{engine.Twisting}, Benefit: "Turns the trunk."},
	} {
		book.Exercises[ex.ID] = ex
	}
	routine := func(level engine.Level, ids ...string) engine.Routine {
		r := engine.Routine{ID: string(level), Level: level, Blocks: []engine.Block{{}}}
		for _, id := range ids {
			r.Blocks[0].Items = append(r.Blocks[0].Items, engine.Item{Exercise: id})
		}
		return r
	}
	return book, []engine.Routine{routine(engine.LevelBeginner, "pose"), routine(engine.LevelAdvanced, "cobra", "pose")}
}

func TestFind(t *testing.T) {
	prefs := engine.DefaultPreferences()
	prefs.Equipment = []string{"bar", "exercise-ball", engine.Mat}
	prefs.Careful = []engine.Movement{engine.NeckLoad, engine.KneeLoad}
	tests := []struct {
		name     string
		criteria Criteria
		want     []string
	}{
		{"everything, by name", Criteria{}, []string{"twist", "hang", "pose", "cobra"}},
		{"name", Criteria{Search: "cob"}, []string{"cobra"}},
		{"capitals and an apostrophe", Criteria{Search: "CHILDS"}, []string{"pose"}},
		{"region, in words", Criteria{Search: "shoul"}, []string{"hang"}},
		{"benefit, and the name first", Criteria{Search: "ba"}, []string{"twist", "hang"}},
		{"all words", Criteria{Search: "spine long"}, []string{"hang"}},
		{"the middle of a word is no beginning", Criteria{Search: "obra"}, nil},
		{"only spaces", Criteria{Search: "  "}, []string{"twist", "hang", "pose", "cobra"}},
		{"position", Criteria{Position: engine.Prone}, []string{"cobra"}},
		{"region", Criteria{Region: "hips"}, []string{"pose"}},
		{"at most a mat", Criteria{Kit: MatOnly}, []string{"pose", "cobra"}},
		{"nothing at all", Criteria{Kit: NoKit}, nil},
		{"what I have: all of it is needed", Criteria{Kit: MyKit}, []string{"hang", "pose", "cobra"}},
		{"level of the routines", Criteria{Level: engine.LevelAdvanced}, []string{"pose", "cobra"}},
		{"level that one routine has", Criteria{Level: engine.LevelBeginner}, []string{"pose"}},
		{"level that nothing has", Criteria{Level: engine.LevelIntermediate}, nil},
		{"hidden", Criteria{HideCareful: true}, []string{"twist", "hang"}},
		{"together", Criteria{Search: "spine", Kit: MyKit, HideCareful: true}, []string{"hang"}},
	}
	index := NewIndex(shelf())
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, e := range index.Find(tt.criteria, &prefs) {
				got = append(got, e.Exercise.ID)
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("found %q, want %q", got, tt.want)
			}
		})
	}
}

func TestNameBeforeBenefit(t *testing.T) {
	prefs := engine.DefaultPreferences()
	book, routines := shelf()
	ex := book.Exercises["cobra"]
	ex.ID, ex.Name, ex.Benefit = "aaa", "Aaa", "Like a child at rest."
	book.Exercises["aaa"] = ex
	index := NewIndex(book, routines)
	found := index.Find(Criteria{Search: "child"}, &prefs)
	if len(found) != 2 || found[0].Exercise.ID != "pose" {
		t.Errorf("the one with the name is not first of %d", len(found))
	}
}

func TestEveryExerciseIsFoundByItsName(t *testing.T) {
	c := sample.Catalog(t)
	prefs := engine.DefaultPreferences()
	index := NewIndex(c.Book(), c.Routines())
	for id, ex := range c.Book().Exercises {
		found := index.Find(Criteria{Search: ex.Name}, &prefs)
		if !slices.ContainsFunc(found, func(e *Entry) bool { return e.Exercise.ID == id }) {
			t.Errorf("%q does not find %s", ex.Name, id)
		}
	}
}

func TestCareful(t *testing.T) {
	book, _ := shelf()
	for _, tt := range []struct {
		exercise         string
		edit             func(p *engine.Preferences)
		careful, leftOut []string
	}{
		{"cobra", func(*engine.Preferences) {}, nil, nil},
		{"cobra", func(p *engine.Preferences) { p.Careful = []engine.Movement{engine.NeckLoad, engine.Twisting} }, []string{"load-on-neck"}, []string{"load-on-neck"}},
		{"hang", func(p *engine.Preferences) { p.Conditions = []string{"eyes"} }, []string{"eyes"}, []string{"eyes"}},
		{"twist", func(p *engine.Preferences) { p.Conditions = []string{"eyes"} }, []string{"eyes"}, nil},
		{"hang", func(p *engine.Preferences) {
			p.Conditions = []string{"eyes"}
			p.Answers = []engine.CareAnswer{{Exercise: "hang", Condition: "eyes", Way: engine.DoAsIs}}
		}, []string{"eyes"}, nil},
		{"hang", func(p *engine.Preferences) {
			p.Conditions = []string{"eyes"}
			p.Answers = []engine.CareAnswer{{Exercise: "hang", Condition: "eyes", Way: engine.DoInstead}}
		}, []string{"eyes"}, []string{"eyes"}},
	} {
		prefs := engine.DefaultPreferences()
		tt.edit(&prefs)
		ex := book.Exercises[tt.exercise]
		if got := Careful(&ex, book, &prefs); !slices.Equal(got, tt.careful) {
			t.Errorf("%s, %v: careful with %v, want %v", tt.exercise, prefs.Answers, got, tt.careful)
		}
		if got := LeftOut(&ex, book, &prefs); !slices.Equal(got, tt.leftOut) {
			t.Errorf("%s, %v: left out for %v, want %v", tt.exercise, prefs.Answers, got, tt.leftOut)
		}
	}
}

// TestFindWithoutAccentsAndInOtherWords: an exercise of the user's own may have a
// name of any language.
func TestFindWithoutAccentsAndInOtherWords(t *testing.T) {
	book := &engine.Book{Exercises: map[string]engine.Exercise{
		"etirement": {ID: "etirement", Name: "Étirement", Benefit: "Eases the low back."},
		"zebra":     {ID: "zebra", Name: "zebra"},
		"fish":      {ID: "fish", Name: "Fish"},
	}}
	index := NewIndex(book, nil)
	for search, want := range map[string][]string{
		"etirement": {"etirement"}, "ÉTIREMENT": {"etirement"}, "e\u0301tire": {"etirement"},
		"lower back": {"etirement"}, "backs low": {"etirement"}, "": {"etirement", "fish", "zebra"},
	} {
		var got []string
		for _, e := range index.Find(Criteria{Search: search}, &engine.Preferences{}) {
			got = append(got, e.Exercise.ID)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q finds %q, want %q", search, got, want)
		}
	}
}
