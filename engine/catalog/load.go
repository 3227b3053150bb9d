package catalog

import (
	"errors"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"sync"

	"uncoil/engine"
	"uncoil/engine/figure"
	"uncoil/engine/userfile"
)

// The places of a catalogue's files.
const (
	exerciseDir = "exercises"
	routineDir  = "routines"
	figureDir   = "figures"
	phraseFile  = "phrases.yaml"
)

// maxFiles is the most files of one folder.
const maxFiles = 5000

// loader adds the files of one folder tree to a catalogue and gathers what is
// wrong with them.
type loader struct {
	fsys fs.FS
	// own marks a user's own files: any of them may be missing, what is wrong
	// with one keeps only that one out, and none may replace a built-in one.
	own      bool
	to       *Catalog
	problems []error
}

// load reads all files, checks them against each other, and adds them.
func (l *loader) load() {
	files := l.read()
	for _, d := range files[figureDir] {
		art := d.value.(*figure.Art)
		if d.filled() {
			d.art(art)
		}
		if l.accept(d, l.to.art[stem(d.file)] != nil) {
			l.to.art[stem(d.file)] = art
		}
	}
	for _, d := range files[exerciseDir] {
		if l.own {
			l.ownExercise(d)
			continue
		}
		e := d.value.(*engine.Exercise)
		if d.filled() {
			d.exercise(e)
			d.illustrated(e, l.to.art)
		}
		l.accept(d, false)
		l.to.book.Exercises[stem(d.file)] = *e
	}
	for _, d := range files[exerciseDir] {
		e := d.value.(*engine.Exercise)
		if known := len(d.problems); d.filled() && !d.standIns(e, l.to.book.Exercises) {
			l.problems = append(l.problems, d.problems[known:]...)
			if l.own {
				l.to.forget(e.ID)
			}
		}
	}
	for _, d := range files[routineDir] {
		if l.own {
			l.ownRoutine(d)
			continue
		}
		r := d.value.(*engine.Routine)
		if d.filled() {
			d.routine(r, l.to.book.Exercises)
		}
		l.accept(d, false)
		l.to.routines = append(l.to.routines, *r)
	}
	for _, d := range files[phraseFile] {
		if d.filled() {
			d.phrases(d.value.(*engine.Phrases))
		}
		if l.accept(d, false) {
			l.to.book.Phrases = *d.value.(*engine.Phrases)
		}
	}
	for _, d := range files[careFile] {
		c := d.value.(*careData)
		if d.filled() {
			d.care(c)
			if phrases := files[phraseFile]; len(phrases) > 0 && phrases[0].filled() {
				d.adaptedPhrases(c, &l.to.book.Phrases)
			}
		}
		if l.accept(d, false) {
			l.to.book.Movements, l.to.book.Conditions, l.to.book.Safety = c.Movements, c.Conditions, c.Safety
			l.to.book.Adapted = c.Adapted
		}
	}
	for _, d := range files[adviceFile] {
		if d.filled() {
			d.advice(d.value.(*engine.Advice))
		}
		if l.accept(d, false) {
			l.to.book.Advice = *d.value.(*engine.Advice)
		}
	}
	var called map[string][]string
	if !l.own {
		called = calledBy(l.to.book.Exercises)
	}
	for _, d := range files[exerciseDir] {
		l.acrossFiles(d, called)
	}
	l.to.orderRoutines()
}

// acrossFiles checks what an exercise says of others, and of conditions. called is who
// has which name.
func (l *loader) acrossFiles(d *document, called map[string][]string) {
	e := d.value.(*engine.Exercise)
	known := len(d.problems)
	if !d.filled() {
		return
	}
	d.known(e, l.to.book.Conditions)
	if !l.own {
		d.gentle(e, l.to.book.Exercises)
		d.otherNames(e, called)
	}
	l.problems = append(l.problems, d.problems[known:]...)
	if l.own && len(d.problems) > known {
		l.to.forget(e.ID)
	}
}

// accept collects what is wrong with a document and reports whether it may be
// added. Of the built-in files all are, so that one fault is not reported again
// by everything that refers to it; the catalogue is given up in the end anyway.
func (l *loader) accept(d *document, taken bool) bool {
	if l.own && taken {
		d.failAt(1, "%q is built in: give the file and its id another name", stem(d.file))
	}
	l.problems = append(l.problems, d.problems...)
	return !l.own || len(d.problems) == 0
}

// illustrated checks that the exercise has an illustration with its frames.
// Where the id is wrong, that is the problem, and not the illustration.
func (d *document) illustrated(e *engine.Exercise, art map[string]*figure.Art) {
	if !kebab.MatchString(e.FigureID()) || (e.Figure == "" && e.ID != stem(d.file)) {
		return
	}
	a, ok := art[e.FigureID()]
	if !ok {
		at := "id"
		if e.Figure != "" {
			at = "figure"
		}
		d.fail(at, "there is no figure %q: draw it in %s/%s.yaml, or name another with figure:", shorten(e.FigureID()), figureDir, e.FigureID())
		return
	}
	d.poses(e, poseNames(a))
}

// frameNames returns the names of an illustration's frames.
func frameNames(a *figure.Art) []string {
	names := make([]string, len(a.Frames))
	for i := range a.Frames {
		names[i] = a.Frames[i].Name
	}
	return names
}

// poseNames are the frames that an exercise can use: all but the common mistake.
func poseNames(a *figure.Art) []string {
	return slices.DeleteFunc(frameNames(a), func(name string) bool { return name == figure.Mistake })
}

// filled reports whether all of the document could be decoded. What could not
// is a problem already, and checking it further would only say the same twice.
func (d *document) filled() bool { return d.root != nil && len(d.problems) == 0 }

// read parses and decodes all files, several at a time, and returns them by
// folder, in the order of their names.
func (l *loader) read() map[string][]*document {
	docs := map[string][]*document{}
	if !l.own {
		docs[phraseFile] = []*document{{file: phraseFile, value: &engine.Phrases{}}}
		docs[careFile] = []*document{{file: careFile, value: &careData{}}}
		docs[adviceFile] = []*document{{file: adviceFile, value: &engine.Advice{}}}
	}
	for _, file := range l.names(exerciseDir) {
		docs[exerciseDir] = append(docs[exerciseDir], &document{file: file, value: &engine.Exercise{}})
	}
	for _, file := range l.names(routineDir) {
		docs[routineDir] = append(docs[routineDir], &document{file: file, value: &engine.Routine{}})
	}
	for _, file := range l.names(figureDir) {
		docs[figureDir] = append(docs[figureDir], &document{file: file, value: &figure.Art{}})
	}
	turns := make(chan *document)
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for d := range turns {
				value := d.value
				*d = *open(l.fsys, d.file, d.file)
				d.decode(value)
			}
		})
	}
	for _, dir := range []string{exerciseDir, routineDir, figureDir, phraseFile, careFile, adviceFile} {
		for _, d := range docs[dir] {
			turns <- d
		}
	}
	close(turns)
	wait.Wait()
	return docs
}

// names lists the YAML files of a folder in order.
func (l *loader) names(dir string) []string {
	entries, err := fs.ReadDir(l.fsys, dir)
	if l.own && errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		l.problems = append(l.problems, engine.Errorf(engine.CodeNotFound, "%s: the folder cannot be read: %w", dir, err))
		return nil
	}
	var files []string
	for _, entry := range entries {
		if path.Ext(entry.Name()) == ".yaml" && !entry.IsDir() {
			files = append(files, path.Join(dir, entry.Name()))
		}
	}
	if len(files) > maxFiles {
		l.problems = append(l.problems, engine.Errorf(engine.CodeInvalid, "%s: the folder has %d files: the most is %d", dir, len(files), maxFiles))
		return nil
	}
	return files
}

// open reads and parses one file, never more of it than a file may have. What
// is wrong with it is reported under the name shown.
func open(fsys fs.FS, file, shown string) *document {
	data, err := readLimited(fsys, file)
	if err != nil {
		return &document{file: shown, problems: []error{unreadable(shown, err)}}
	}
	return parse(shown, data)
}

func readLimited(fsys fs.FS, file string) ([]byte, error) {
	f, err := fsys.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && !info.Mode().IsRegular() {
		return nil, userfile.ErrNotRegular
	}
	return io.ReadAll(io.LimitReader(f, maxFileBytes+1))
}

// openNamed is open for a file that a user has named.
func openNamed(name string) *document {
	shown := filepath.ToSlash(name)
	f, err := userfile.Open(name)
	if err != nil {
		return &document{file: shown, problems: []error{unreadable(shown, err)}}
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxFileBytes+1))
	if err != nil {
		return &document{file: shown, problems: []error{unreadable(shown, err)}}
	}
	return parse(shown, data)
}

// unreadable says that a file is missing or cannot be read.
func unreadable(file string, err error) *engine.Error {
	file, err = userfile.Name(file), userfile.Cause(err)
	if errors.Is(err, fs.ErrNotExist) {
		return &engine.Error{Code: engine.CodeNotFound, Message: engine.Text("%s: the file does not exist: check the name", file), Err: err}
	}
	return &engine.Error{Code: engine.CodeUnavailable, Message: engine.Text("%s: the file cannot be read: %v", file, err), Err: err}
}
