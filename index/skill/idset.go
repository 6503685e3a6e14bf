package skill

// idSet is a set of skills that can be emptied in constant time, for one document after
// another. It is empty before the first call of begin.
type idSet struct {
	last []uint32 // by skill: the last document that it was added for
	now  uint32   // the current document, counted from 1
}

func newIDSet(skills int) idSet { return idSet{last: make([]uint32, skills), now: 1} }

// begin empties the set.
func (s *idSet) begin() {
	if s.now++; s.now == 0 {
		clear(s.last) // the count overflowed
		s.now = 1
	}
}

func (s *idSet) add(id ID) { s.last[id] = s.now }

func (s *idSet) has(id ID) bool { return s.last[id] == s.now }
