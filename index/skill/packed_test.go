package skill

import (
	"io/fs"
	"os"
	"reflect"
	"testing"
)

// The packed form that is checked in was made from the present files, and reading it
// gives what reading the files gives.
func TestPackedFormIsThatOfTheFiles(t *testing.T) {
	files, err := fs.Sub(embedded, "data")
	if err != nil {
		t.Fatal(err)
	}
	packed, err := Pack(files)
	if err != nil {
		t.Fatal(err)
	}
	if string(packed) != packedFile {
		t.Fatal("packed.bin is not that of the vocabulary's files: run go generate ./index/skill")
	}
	sum, err := checksum(files)
	if err != nil {
		t.Fatal(err)
	}
	got, ok, err := unpack(packedFile, sum)
	if !ok || err != nil {
		t.Fatal(ok, err)
	}
	want, err := Load(files)
	if err != nil {
		t.Fatal(err)
	}
	if got.sum != want.sum {
		t.Errorf("sum %s, want %s", got.sum, want.sum)
	}
	for i := range want.skills {
		if !reflect.DeepEqual(got.skills[i], want.skills[i]) {
			t.Fatalf("entry %+v, want %+v", got.skills[i], want.skills[i])
		}
	}
	sameTrie(t, &got.trie, &want.trie)
}

// sameTrie compares the tables of two recognizers.
func sameTrie(t *testing.T, got, want *trie) {
	t.Helper()
	for n := range want.nodes {
		if got.nodes[n] != want.nodes[n] || got.edges.in[n] != want.edges.in[n] {
			t.Fatalf("node %d: %v %v, want %v %v", n, got.nodes[n], got.edges.in[n], want.nodes[n], want.edges.in[n])
		}
	}
	if !reflect.DeepEqual(got.ends, want.ends) || got.any != want.any || *got.pairs != *want.pairs {
		t.Error("the spellings differ")
	}
	for n := range int32(want.words.len()) {
		w := string(want.words.word(n))
		a, b := got.words.find(w, hashOf(w, len(w))), want.words.find(w, hashOf(w, len(w)))
		if a == nil || *a != *b || got.words.flags[n] != want.words.flags[n] || got.first[n] != want.first[n] {
			t.Fatalf("word %q: %+v, want %+v", w, a, b)
		}
	}
	if !reflect.DeepEqual(got.words.names, want.words.names) {
		t.Error("the names that may be misspelt differ")
	}
}

// A packed form of other files is left alone, so that the files are read.
func TestPackedFormOfOtherFilesIsNotRead(t *testing.T) {
	if _, ok, err := unpack(packedFile, 1); ok || err != nil {
		t.Errorf("read: %v, %v", ok, err)
	}
}

// FuzzUnpack checks that damaged data are an error or a vocabulary, never a panic.
func FuzzUnpack(f *testing.F) {
	files := os.DirFS("testdata/packed")
	packed, err := Pack(files)
	if err != nil {
		f.Fatal(err)
	}
	sum, err := checksum(files)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(packed[4:])
	f.Add([]byte{})
	for i := 4; i < len(packed); i += 7 {
		damaged := append([]byte(nil), packed[4:]...)
		damaged[i-4] ^= 0x55
		f.Add(damaged)
	}
	head := string(packed[:4])
	f.Fuzz(func(t *testing.T, data []byte) {
		v, ok, err := unpack(head+string(data), sum)
		if ok != (err == nil) {
			t.Fatalf("read: %v, %v", ok, err)
		}
		if ok && v.Len() > 0 {
			v.Reach(0)
		}
	})
}
