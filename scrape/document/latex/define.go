package latex

import (
	"strconv"
	"strings"
)

// defines reads a macro that defines another. It reports whether it is one. What the
// new macro does is read from its definition as far as that shows it: where its
// arguments stand, and whether it is a heading or an item.
func (r *reader) defines(name string) bool {
	switch name {
	case "newcommand", "renewcommand", "providecommand", "DeclareRobustCommand":
		r.definition()
	case "def", "gdef", "edef", "let":
		r.primitive(name)
	case "newenvironment", "renewenvironment":
		r.arguments(1)
		r.options()
		r.arguments(2)
	default:
		return false
	}
	return true
}

// definition reads a definition: \newcommand{\name}[2][default]{definition}.
func (r *reader) definition() {
	r.blanks()
	name, ok := r.delimited('{', '}')
	if !ok && r.pos < len(r.src) && r.src[r.pos] == '\\' {
		r.pos++
		name = r.name()
	}
	name = strings.TrimLeft(strings.TrimSpace(name), `\`)
	args := 0
	r.blanks()
	if n, ok := r.delimited('[', ']'); ok {
		args, _ = strconv.Atoi(strings.TrimSpace(n))
		r.blanks()
		if _, ok := r.delimited('[', ']'); ok {
			args--
		}
	}
	if body, ok := r.argument(); ok {
		r.define(name, args, body)
	}
}

// primitive reads a definition of TeX: \def\name#1#2{definition}.
func (r *reader) primitive(kind string) {
	r.blanks()
	if r.pos >= len(r.src) || r.src[r.pos] != '\\' {
		return
	}
	r.pos++
	name := r.name()
	if kind == "let" {
		if r.pos < len(r.src) && r.src[r.pos] == '=' {
			r.pos++
		}
		if r.pos < len(r.src) && r.src[r.pos] == '\\' {
			r.pos++
			r.name()
		}
		return
	}
	args := 0
	for r.pos < len(r.src) && r.src[r.pos] != '{' && r.src[r.pos] != '\n' {
		if r.src[r.pos] == '#' {
			args++
		}
		r.pos++
	}
	if body, ok := r.argument(); ok {
		r.define(name, args, body)
	}
}

// define keeps a macro. A definition in which arguments stand beside one another and
// below one another gives the lines of cells.
func (r *reader) define(name string, args int, body string) {
	if name == "" || len(r.macros) >= maxExpand {
		return
	}
	m := macro{args: min(max(args, 0), 9)}
	list := strings.Contains(body, `\begin{itemize}`) || strings.Contains(body, `\begin{enumerate}`)
	ends := strings.Contains(body, `\end{itemize}`) || strings.Contains(body, `\end{enumerate}`)
	switch {
	case args == 0 && list && !ends:
		m.opens = 1
	case args == 0 && ends && !list:
		m.closes = 1
	case args == 0:
		if _, shadows := known(name); shadows {
			return
		}
		if m.text = body; strings.Contains(body, `\`+name) || len(body) > 500 {
			return
		}
	case args == 1 && strings.Contains(body, `\section`):
		m.heading = 1
	case args == 1 && strings.Contains(body, `\subsection`):
		m.heading = 2
	case args == 1 && strings.Contains(body, `\item`), args == 2 && r.explained.MatchString(body):
		m.item = true
	case args > 1:
		if _, is := r.entry(name, args); !is {
			m.rows = r.rowsOf(body)
		} else {
			return
		}
	default:
		if _, is := known(name); is {
			return
		}
	}
	r.macros[name] = m
}

// rowsOf returns the lines of a definition's arguments.
func (r *reader) rowsOf(body string) string {
	var rows []string
	row := ""
	for _, m := range r.place.FindAllString(body, -1) {
		if m[0] == '#' {
			if !strings.Contains(strings.Join(rows, "")+row, m[1:]) {
				row += m[1:]
			}
			continue
		}
		if row != "" {
			rows = append(rows, row)
		}
		row = ""
	}
	if row != "" {
		rows = append(rows, row)
	}
	return strings.Join(rows, "/")
}
