package photo

import "bytes"

// HeadBytes is how many bytes of a file KindOf needs.
const HeadBytes = 16

// KindOf names the kind of a picture or another file by its first bytes: "PNG" and
// "JPEG", which Take takes, others that are often met, and "" for all else. The name of a
// file does not tell: what is saved from the web is often called .jpg.
func KindOf(head []byte) string {
	part := func(from, to int) string {
		if len(head) < to {
			return ""
		}
		return string(head[from:to])
	}
	switch {
	case part(0, 8) == "\x89PNG\r\n\x1a\n":
		return "PNG"
	case part(0, 3) == "\xff\xd8\xff":
		return "JPEG"
	case part(0, 4) == "GIF8":
		return "GIF"
	case part(0, 4) == "RIFF" && part(8, 12) == "WEBP":
		return "WebP"
	case part(4, 8) == "ftyp" && part(8, 12) == "avif":
		return "AVIF"
	case part(4, 8) == "ftyp" && (part(8, 11) == "hei" || part(8, 11) == "hev" || part(8, 12) == "mif1"):
		return "HEIC"
	case part(0, 2) == "BM":
		return "BMP"
	case part(0, 4) == "II*\x00", part(0, 4) == "MM\x00*":
		return "TIFF"
	case part(0, 5) == "%PDF-":
		return "PDF"
	case bytes.HasPrefix(head, []byte("<svg")), bytes.HasPrefix(head, []byte("<?xml")):
		return "SVG"
	}
	return ""
}
