// Command voice records every sentence that a session can speak, with a neural
// voice, into assets/voice. It is for developers; the program itself only ships
// the clips.
//
// A clip's file name derives from its voice and its sentence. A changed sentence
// therefore has no clip, and a test fails until this command has been run.
package main

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"path/filepath"
	"strings"

	"uncoil/engine/catalog"
)

// options are the command's flags.
type options struct {
	assets  string
	voice   string
	lines   string
	pace    float64
	list    bool
	prune   bool
	renew   bool
	report  bool
	pack    string
	verbose bool
}

func main() {
	var o options
	flag.StringVar(&o.assets, "assets", "../../assets", "the `folder` of the built-in files; clips go to its folder voice")
	flag.StringVar(&o.voice, "voice", voiceNames()[0], "the voice, `name`d "+strings.Join(voiceNames(), " or "))
	flag.StringVar(&o.lines, "lines", "", "read the sentences from a `file`, one a line, instead of the catalogue")
	flag.Float64Var(&o.pace, "length-scale", 0, "how much longer than by the voice's nature each sound lasts; 0 is its calm pace")
	flag.BoolVar(&o.list, "list-missing", false, "record nothing; print the sentences that have no clip and exit with 1 if there are any")
	flag.BoolVar(&o.prune, "prune", false, "remove clips whose sentence is no longer spoken")
	flag.BoolVar(&o.renew, "renew", false, "record every sentence anew")
	flag.StringVar(&o.pack, "pack", "", "record nothing; write the program uncoil-voice, with all that it needs, into an archive in a `folder`")
	flag.BoolVar(&o.report, "report", false, "record nothing; measure every clip and write "+reportFile+" beside them")
	flag.BoolVar(&o.verbose, "v", false, "print each clip's length and level")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, &o); err != nil {
		fmt.Fprintln(os.Stderr, "voice:", err)
		os.Exit(1)
	}
}

// errMissing tells that sentences have no clip.
var errMissing = errors.New("sentences have no clip: run make voice")

// run records what is missing, or lists it.
func run(ctx context.Context, o *options) error {
	if o.pack != "" {
		name, err := writePack(ctx, o.assets, o.pack)
		if err == nil {
			fmt.Println(name)
		}
		return err
	}
	voice, err := voiceOf(o.voice)
	if err != nil {
		return err
	}
	sentences, err := gather(o)
	if err != nil {
		return err
	}
	bank, err := openBank(filepath.Join(o.assets, "voice", o.voice), voice)
	if err != nil {
		return err
	}
	if o.list {
		return listMissing(bank, sentences)
	}
	if o.report {
		return writeReport(ctx, bank, sentences)
	}
	missing := bank.missing(sentences)
	if o.renew {
		missing = sentences
	}
	if err := bank.record(ctx, o, missing); err != nil {
		return err
	}
	removed := 0
	if o.prune {
		if removed, err = bank.prune(sentences); err != nil {
			return err
		}
	}
	if err := bank.save(); err != nil {
		return err
	}
	slog.Info("done", "recorded", len(missing), "removed", removed, "clips", len(bank.manifest.Clips), "size", bank.size())
	return nil
}

// writeReport measures a bank and writes what was found beside it.
func writeReport(ctx context.Context, b *bank, sentences []string) error {
	text, err := b.report(ctx, sentences)
	if err != nil {
		return err
	}
	fmt.Print(text)
	return os.WriteFile(filepath.Join(b.dir, reportFile), []byte(text), 0o644)
}

// listMissing prints the sentences without a clip.
func listMissing(b *bank, sentences []string) error {
	missing := b.missing(sentences)
	for _, s := range missing {
		fmt.Println(s)
	}
	if len(missing) > 0 {
		return fmt.Errorf("%d %w", len(missing), errMissing)
	}
	return nil
}

// gather returns the sentences to be recorded, from the catalogue or a file.
func gather(o *options) ([]string, error) {
	if o.lines != "" {
		return readLines(o.lines)
	}
	books, err := catalog.Load(os.DirFS(o.assets))
	if err != nil {
		return nil, fmt.Errorf("the catalogue in %s has errors: mend them first:\n%w", o.assets, err)
	}
	return books.EveryLine(), nil
}

// readLines returns the lines of a file that are not empty, each once.
func readLines(path string) ([]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var lines []string
	seen := map[string]bool{}
	scanner := bufio.NewScanner(f)
	for scanner.Scan() {
		line := strings.TrimSpace(scanner.Text())
		if line != "" && !seen[line] {
			seen[line] = true
			lines = append(lines, line)
		}
	}
	return lines, scanner.Err()
}
