module uncoil/cmd/voice

go 1.26.0

require (
	github.com/jfreymuth/oggvorbis v1.0.1
	github.com/klauspost/compress v1.18.0
	github.com/yalue/onnxruntime_go v1.13.0
	uncoil v0.0.0
)

require (
	github.com/faiface/beep v1.1.0 // indirect
	github.com/goccy/go-yaml v1.19.2 // indirect
	github.com/hajimehoshi/oto v0.7.1 // indirect
	github.com/jfreymuth/vorbis v1.0.0 // indirect
	github.com/pkg/errors v0.9.1 // indirect
	golang.org/x/exp/shiny v0.0.0-20230817173708-d852ddb80c63 // indirect
	golang.org/x/image v0.47.0 // indirect
	golang.org/x/mobile v0.0.0-20231127183840-76ac6878050a // indirect
	golang.org/x/sys v0.49.0 // indirect
	golang.org/x/text v0.43.0 // indirect
)

replace uncoil => ../..
