package latex

import "strings"

// environment reads the begin or the end of an environment. It reports whether it is
// one.
func (r *reader) environment(name string) bool {
	if name != "begin" && name != "end" {
		return false
	}
	env, _ := r.argument()
	env = strings.TrimSuffix(strings.TrimSpace(env), "*")
	switch {
	case env == "document":
		r.end()
		r.head = false
		r.gap = len(r.out) > 0
		if name == "end" {
			r.pos = len(r.src) // what follows is not printed
		}
	case r.head:
	case name == "begin":
		r.begin(env)
	default:
		r.end()
		if list(env) {
			r.lists = max(r.lists-1, 0)
			r.item, r.within = false, false
		}
	}
	return true
}

// list reports whether an environment is a list. Classes name theirs after what they
// hold.
func list(env string) bool {
	lower := strings.ToLower(env)
	return strings.Contains(lower, "item") || strings.Contains(lower, "list") && env != "lstlisting" || env == "enumerate" || env == "description" || env == "highlights" || env == "rSubsection"
}

// begin begins an environment, whose arguments are measures unless they are words.
func (r *reader) begin(env string) {
	switch env {
	case "comment", "tikzpicture", "filecontents":
		end := strings.Index(r.src[r.pos:], `\end{`+env)
		if end < 0 {
			r.pos = len(r.src)
			return
		}
		r.pos += end
		return
	}
	r.end()
	r.options()
	args := r.arguments(-1)
	r.options()
	switch m, ok := r.entry(env, len(args)); {
	case ok:
		r.apply(m, args...)
	case strings.Contains(env, "tab") || strings.Contains(env, "array"):
	case len(args) == 1 && words(args[0]) && !list(env):
		r.apply(macro{args: 1, heading: 1}, args[0])
	case len(args) > 1 && words(args[0]):
		r.apply(macro{args: len(args), rows: "123456789"[:min(len(args), 9)]}, args...)
	}
	if list(env) {
		r.lists = min(r.lists+1, maxDepth)
		r.item, r.within = false, false
	}
}

// words reports whether an argument is text, and no measure, number or color.
func words(arg string) bool {
	return strings.IndexFunc(arg, isLetter) >= 0 && !strings.ContainsAny(arg, `\0123456789`) && len(strings.TrimSpace(arg)) > 2
}
