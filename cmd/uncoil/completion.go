package main

import (
	"fmt"
	"strings"

	"github.com/alecthomas/kong"

	"uncoil/engine"
	"uncoil/engine/printsheet"
)

// completion returns the script that lets a shell complete command lines.
func completion(shell string, app *kong.Application) string {
	switch shell {
	case "bash":
		return bashCompletion(app)
	case "zsh":
		return zshCompletion(app)
	default:
		return fishCompletion(app)
	}
}

// value is what a flag or an argument takes: one of some words, or what its kind says.
type value struct {
	kind  string // "file", "folder", "routines", "exercises", "" for anything
	words []string
}

// valueOf tells what is completed for a flag or an argument.
func valueOf(v *kong.Value) value {
	if words := wordsOf(v); words != nil {
		return value{words: words}
	}
	name := strings.ToUpper(v.Name)
	if v.Tag.PlaceHolder != "" {
		name = v.Tag.PlaceHolder
	}
	switch {
	case strings.HasPrefix(name, "FILE"):
		return value{kind: "file"}
	case strings.HasPrefix(name, "DIR"):
		return value{kind: "folder"}
	case strings.HasPrefix(name, "ROUTINE"):
		return value{kind: "routines"}
	case strings.HasPrefix(name, "EXERCISE"):
		return value{kind: "exercises"}
	}
	return value{}
}

// wordsOf returns the words that a value must be one of, nil if there is no such list.
func wordsOf(v *kong.Value) []string {
	if v.Enum != "" {
		return v.EnumSlice()
	}
	switch v.Target.Interface().(type) {
	case engine.Guidance:
		return texts(engine.Guidances())
	case engine.Level:
		return texts(engine.Levels())
	case engine.Pace:
		return texts(engine.Paces())
	case engine.ActivityKind:
		return texts(engine.ActivityKinds())
	case printsheet.Paper:
		return texts(printsheet.Papers())
	}
	switch {
	case v.Flag != nil && v.Name == "voice":
		return voiceNames()
	case v.Flag != nil && v.Name == "ambience":
		words := texts(engine.Ambiences())
		for i := range words {
			if words[i] == string(engine.AmbienceOff) {
				words[i] = "off"
			}
		}
		return words
	}
	return nil
}

func texts[T ~string](all []T) []string {
	words := make([]string, len(all))
	for i, v := range all {
		words[i] = string(v)
	}
	return words
}

// takes reports whether a flag has a value.
func takes(f *kong.Flag) bool { return !f.IsBool() && !f.IsCounter() }

// spellings returns the ways to write a flag.
func spellings(f *kong.Flag) []string {
	all := []string{"--" + f.Name}
	if f.Tag.Negatable != "" {
		all = append(all, "--no-"+f.Name)
	}
	if f.Short != 0 {
		all = append(all, "-"+string(f.Short))
	}
	return all
}

// shown returns the flags that are not hidden.
func shown(flags []*kong.Flag) []*kong.Flag {
	var all []*kong.Flag
	for _, f := range flags {
		if !f.Hidden {
			all = append(all, f)
		}
	}
	return all
}

// bashCompletion needs no bash-completion beside it: what it leaves open, "complete -o
// default" completes as file names.
func bashCompletion(app *kong.Application) string {
	var b strings.Builder
	var names, values, flags, args []string
	asked := func(v value) string {
		switch {
		case v.words != nil:
			return strings.Join(v.words, " ")
		case v.kind == "routines", v.kind == "exercises":
			return "$(uncoil manual " + v.kind + " 2>/dev/null)"
		}
		return ""
	}
	group := func(command string, all []*kong.Flag) {
		var written []string
		for _, f := range all {
			written = append(written, spellings(f)...)
			if takes(f) {
				var patterns []string
				for _, s := range spellings(f) {
					patterns = append(patterns, command+"/"+s)
				}
				values = append(values, fmt.Sprintf("\t%s) words=\"%s\" ;;", strings.Join(patterns, "|"), asked(valueOf(f.Value))))
			}
		}
		flags = append(flags, fmt.Sprintf("\t\t%s) words=\"%s\" ;;", command, strings.Join(written, " ")))
	}
	for _, c := range commandsOf(app) {
		names = append(names, c.Name)
		group(c.Name, append(shown(c.Flags), shown(app.Flags)...))
		if len(c.Positional) > 0 {
			args = append(args, fmt.Sprintf("\t\t%s) words=\"%s\" ;;", c.Name, asked(valueOf(c.Positional[0]))))
		}
	}
	group("*", shown(app.Flags))
	fmt.Fprintf(&b, `# bash completion for uncoil, printed by "uncoil manual bash"
_uncoil() {
	local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command= words= word
	if [[ $cur == = ]]; then cur=; elif [[ $prev == = ]]; then prev=${COMP_WORDS[COMP_CWORD-2]}; fi
	for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
		case $word in %[1]s) command=$word; break ;; esac
	done
	COMPREPLY=()
	case $command/$prev in
%[2]s
	*)
		if [[ $cur == -* ]]; then
			case $command in
%[3]s
			esac
		else
			case $command in
%[4]s
			'') words="%[5]s" ;;
			esac
		fi
		;;
	esac
	[[ -n $words ]] && COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -F _uncoil uncoil
`, strings.Join(names, "|"), strings.Join(values, "\n"), strings.Join(flags, "\n"), strings.Join(args, "\n"), strings.Join(names, " "))
	return b.String()
}

func zshCompletion(app *kong.Application) string {
	quoted := func(text string) string { return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'" }
	plain := strings.NewReplacer("[", `\[`, "]", `\]`, ":", `\:`)
	action := func(v value) string {
		switch {
		case v.words != nil:
			return "(" + strings.Join(v.words, " ") + ")"
		case v.kind == "file":
			return "_files"
		case v.kind == "folder":
			return "_files -/"
		case v.kind != "":
			return "($(uncoil manual " + v.kind + " 2>/dev/null))"
		}
		return " "
	}
	specs := func(flags []*kong.Flag) (all []string) {
		for _, f := range flags {
			for _, s := range spellings(f) {
				spec := s
				if takes(f) {
					spec += map[bool]string{true: "=", false: "+"}[strings.HasPrefix(s, "--")]
				}
				spec += "[" + plain.Replace(f.Help) + "]"
				if takes(f) {
					spec += ":" + plain.Replace(f.FormatPlaceHolder()) + ":" + action(valueOf(f.Value))
				}
				all = append(all, quoted(spec))
			}
		}
		return all
	}
	var b strings.Builder
	shared := strings.Join(specs(shown(app.Flags)), " \\\n\t\t")
	fmt.Fprintf(&b, `#compdef uncoil
# zsh completion for uncoil, printed by "uncoil manual zsh"
_uncoil() {
	local context state state_descr line
	typeset -A opt_args
	local -a commands shared
	shared=(
		%s
	)
	commands=(
`, shared)
	for _, c := range commandsOf(app) {
		fmt.Fprintf(&b, "\t\t%s\n", quoted(c.Name+":"+c.Help))
	}
	b.WriteString("\t)\n\t_arguments -C $shared '1: :->command' '*:: :->args'\n\tcase $state in\n\tcommand) _describe command commands ;;\n\targs)\n\t\tcase $words[1] in\n")
	for _, c := range commandsOf(app) {
		all := specs(shown(c.Flags))
		for i, arg := range c.Positional {
			place := fmt.Sprint(i + 1)
			if arg.IsCumulative() {
				place = "*"
			}
			all = append(all, quoted(place+":"+plain.Replace(arg.Name)+":"+action(valueOf(arg))))
		}
		fmt.Fprintf(&b, "\t\t%s)\n\t\t\t_arguments $shared", c.Name)
		for _, spec := range all {
			b.WriteString(" \\\n\t\t\t\t" + spec)
		}
		b.WriteString("\n\t\t\t;;\n")
	}
	b.WriteString("\t\tesac\n\t\t;;\n\tesac\n}\n[[ $funcstack[1] == _uncoil ]] && _uncoil \"$@\" || compdef _uncoil uncoil\n")
	return b.String()
}

func fishCompletion(app *kong.Application) string {
	quoted := func(text string) string {
		return "'" + strings.NewReplacer(`\`, `\\`, "'", `\'`).Replace(text) + "'"
	}
	action := func(v value) string {
		switch {
		case v.words != nil:
			return " -x -a " + quoted(strings.Join(v.words, " "))
		case v.kind == "file":
			return " -r -F"
		case v.kind == "folder":
			return " -x -a '(__fish_complete_directories)'"
		case v.kind != "":
			return " -x -a '(uncoil manual " + v.kind + " 2>/dev/null)'"
		}
		return " -x"
	}
	var b strings.Builder
	b.WriteString("# fish completion for uncoil, printed by \"uncoil manual fish\"\ncomplete -c uncoil -f\n")
	group := func(when string, flags []*kong.Flag) {
		for _, f := range flags {
			fmt.Fprintf(&b, "complete -c uncoil%s -l %s", when, f.Name)
			if f.Short != 0 {
				fmt.Fprintf(&b, " -s %c", f.Short)
			}
			if takes(f) {
				b.WriteString(action(valueOf(f.Value)))
			}
			fmt.Fprintf(&b, " -d %s\n", quoted(f.Help))
			if f.Tag.Negatable != "" {
				fmt.Fprintf(&b, "complete -c uncoil%s -l no-%s\n", when, f.Name)
			}
		}
	}
	group("", shown(app.Flags))
	for _, c := range commandsOf(app) {
		fmt.Fprintf(&b, "complete -c uncoil -n __fish_use_subcommand -a %s -d %s\n", c.Name, quoted(c.Help))
		when := " -n '__fish_seen_subcommand_from " + c.Name + "'"
		group(when, shown(c.Flags))
		if len(c.Positional) > 0 {
			switch v := valueOf(c.Positional[0]); {
			case v.kind == "file":
				fmt.Fprintf(&b, "complete -c uncoil%s -F\n", when)
			case v.words != nil || v.kind != "":
				fmt.Fprintf(&b, "complete -c uncoil%s%s\n", when, strings.Replace(action(v), " -x", "", 1))
			}
		}
	}
	return b.String()
}
