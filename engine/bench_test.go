package engine_test

import (
	"fmt"
	"testing"

	"uncoil/engine"
	"uncoil/engine/sample"
)

// BenchmarkCompile shows that Compile grows linearly with the routine: the
// time per item stays the same from 10 items to 1 000.
func BenchmarkCompile(b *testing.B) {
	book := sample.Book()
	all := sample.Exercises()
	prefs := engine.DefaultPreferences()
	for _, items := range []int{10, 100, 1000} {
		routine := &engine.Routine{ID: "long", Name: "Long"}
		block := engine.Block{Kind: engine.Main}
		for i := range items {
			block.Items = append(block.Items, engine.Item{Exercise: all[i%len(all)].ID})
		}
		routine.Blocks = append(routine.Blocks, block)
		b.Run(fmt.Sprintf("%d items", items), func(b *testing.B) {
			for b.Loop() {
				if _, err := engine.Compile(routine, book, &prefs, engine.EstimatedVoice{}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(items), "µs/item")
		})
	}
}
