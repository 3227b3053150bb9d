package search_test

import (
	"fmt"
	"testing"

	"uncoil/engine/search"
)

func TestFold(t *testing.T) {
	for _, tt := range []struct{ one, other string }{
		{"Étirement", "etirement"},
		{"E\u0301tirement", "ETIREMENT"}, // the accent by itself
		{"Straße", "STRASSE"},
		{"Øvelse", "ovelse"},
		{"Ćwiczenie łopatki", "cwiczenie lopatki"},
		{"Işık", "isik"},
		{"DİZ", "diz"},
		{"ΡΆΧΗΣ", "ράχης"},
		{"Вытяжение Ёлка", "вытяжение елка"},
		{"ｃａｔ", "cat"},
		{"ﬁt", "FIT"},
		{"لَف", "لف"},
		{"", ""},
	} {
		if one, other := search.Fold(tt.one), search.Fold(tt.other); one != other {
			t.Errorf("%q is %q, %q is %q", tt.one, one, tt.other, other)
		}
	}
	if search.Fold("hip") == search.Fold("hop") {
		t.Error("everything is one")
	}
}

func TestHasAll(t *testing.T) {
	for _, tt := range []struct {
		text, typed string
		want        bool
	}{
		{"Étirement du dos", "etirement", true},
		{"Child's Pose", "CHILDS", true},
		{"Child’s Pose", "child's p", true},
		{"eases the low back", "lower back", true},
		{"eases the low back", "back low", true},
		{"eases the low back", "lowe", true},
		{"the hip", "hips", true},
		{"hips and shoulders", "hip shoulder", true},
		{"a long stretch", "stretching", true},
		{"from head to heel", "toes", false},
		{"from head to heel", "headstand", false},
		{"low back", "low neck", false},
		{"Cobra", "obra", false},
		{"anything", "", true},
		{"anything", " , ", true},
		{"猫のポーズ", "ポーズ", true},
		{"猫のポーズ", "犬", false},
		{"घुटना मोड़ना", "मोड", true},
	} {
		if got := search.HasAll(search.Words(tt.text), search.Words(tt.typed)); got != tt.want {
			t.Errorf("%q finds %q: %v", tt.typed, tt.text, got)
		}
	}
}

func ExampleHasAll() {
	fmt.Println(search.HasAll(search.Words("Étirement: the low back"), search.Words("lower back etire")))
	// Output: true
}
