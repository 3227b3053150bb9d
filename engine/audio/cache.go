package audio

import (
	"container/list"
	"sync"
)

// cacheFrames limits the decoded speech in memory: half a minute, 5 MB. That
// holds what a session repeats, breaths and counts; decoding the rest takes a
// thousandth of the time it plays.
const cacheFrames = 30 * SampleRate

// clipCache keeps the most recently used clips, up to a number of frames in
// total.
type clipCache struct {
	mu    sync.Mutex
	limit int
	held  int
	order *list.List // of *cached, the newest first
	byKey map[string]*list.Element
}

type cached struct {
	key     string
	samples []float32
}

func newClipCache(limit int) *clipCache {
	return &clipCache{limit: limit, order: list.New(), byKey: map[string]*list.Element{}}
}

func (c *clipCache) get(key string) ([]float32, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.byKey[key]
	if !ok {
		return nil, false
	}
	c.order.MoveToFront(e)
	return e.Value.(*cached).samples, true
}

func (c *clipCache) put(key string, samples []float32) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, ok := c.byKey[key]; ok {
		return
	}
	c.byKey[key] = c.order.PushFront(&cached{key, samples})
	c.held += len(samples)
	for c.held > c.limit && c.order.Len() > 1 {
		oldest := c.order.Remove(c.order.Back()).(*cached)
		delete(c.byKey, oldest.key)
		c.held -= len(oldest.samples)
	}
}

// clear removes all clips.
func (c *clipCache) clear() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.order.Init()
	clear(c.byKey)
	c.held = 0
}
