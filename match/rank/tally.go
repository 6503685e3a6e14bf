package rank

// tally counts scores to know which score the best of them reach. Scores from 0 to 100
// in tenths of a point have 1,001 values.
type tally struct {
	wanted int // how many the best are, 0 for all scores
	count  [1001]int
	floor  int // the score, in tenths of a point, that the wanted number reach
	above  int // how many reach floor
}

// cutoff returns the score that the best wanted ones reach, 0 while there are fewer.
func (t *tally) cutoff() float64 { return float64(t.floor) / 10 }

// add counts a score.
func (t *tally) add(score float64) {
	tenth := min(max(int(score*10+0.5), 0), len(t.count)-1)
	t.count[tenth]++
	if tenth >= t.floor {
		t.above++
	}
	for t.wanted > 0 && t.above-t.count[t.floor] >= t.wanted {
		t.above -= t.count[t.floor]
		t.floor++
	}
}
