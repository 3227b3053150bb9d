package terminal

import "strings"

// glyphs are the digits of a large countdown, five rows of three pixels.
var glyphs = map[rune][5]string{
	'0': {"###", "# #", "# #", "# #", "###"},
	'1': {" # ", "## ", " # ", " # ", "###"},
	'2': {"###", "  #", "###", "#  ", "###"},
	'3': {"###", "  #", " ##", "  #", "###"},
	'4': {"# #", "# #", "###", "  #", "  #"},
	'5': {"###", "#  ", "###", "  #", "###"},
	'6': {"###", "#  ", "###", "# #", "###"},
	'7': {"###", "  #", "  #", " # ", " # "},
	'8': {"###", "# #", "###", "# #", "###"},
	'9': {"###", "# #", "###", "  #", "###"},
	':': {" ", "#", " ", "#", " "},
}

// glyphRows is the height of a digit in pixels. A pixel is twice as wide as high,
// in characters, which makes it square.
const glyphRows = 5

// largest is the largest pixel, in characters: beyond it, digits are no easier to
// read.
const largest = 6

// large writes digits and colons as large as fits into the columns and rows, or
// as one plain row if there is no room.
func large(text string, columns, rows int) []row {
	lines := pixels(text)
	scale := min(columns/(2*len(lines[0])), rows/glyphRows, largest)
	if scale < 1 {
		return []row{{text, bold}}[:min(1, max(rows, 0))]
	}
	var all []row
	for _, line := range lines {
		var wide strings.Builder
		for _, p := range line {
			block := " "
			if p == '#' {
				block = "█"
			}
			wide.WriteString(strings.Repeat(block, 2*scale))
		}
		for range scale {
			all = append(all, row{wide.String(), plain})
		}
	}
	return all
}

// pixels returns the rows of pixels of a text.
func pixels(text string) [glyphRows]string {
	var lines [glyphRows]string
	for i, r := range text {
		for k, part := range glyphs[r] {
			if i > 0 {
				lines[k] += " "
			}
			lines[k] += part
		}
	}
	return lines
}
