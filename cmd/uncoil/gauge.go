//go:build gauge

package main

import (
	"fmt"
	"os"
	"runtime/metrics"
	"time"
)

// gaugeEvery is the interval between measurements.
const gaugeEvery = 10 * time.Second

// The gauge is built in for the soak test only, which cannot count goroutines
// from outside: it prints their number and the bytes of memory in use.
func init() {
	go func() {
		read := []metrics.Sample{{Name: "/sched/goroutines:goroutines"}, {Name: "/gc/heap/live:bytes"}}
		for now := range time.Tick(gaugeEvery) {
			metrics.Read(read)
			fmt.Fprintf(os.Stderr, "gauge: at %d: %d goroutines, %d bytes live\n", now.Unix(), read[0].Value.Uint64(), read[1].Value.Uint64())
		}
	}()
}
