package results

import (
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

var (
	kickerText   = ink{size: captionSize, color: quietInk}
	titleText    = ink{size: titleSize, bold: true, color: titleInk}
	subtitleText = ink{size: subtitleSize, color: textInk}
	captionText  = ink{size: captionSize, color: quietInk}
	labelText    = ink{size: labelSize, color: textInk}
)

// Most lines of each text of the frame; more would be shortened.
const (
	kickerLines   = 1
	titleLines    = 4
	subtitleLines = 3
	captionLines  = 4
)

// Distances between the parts of the frame.
const (
	belowTitle   vg.Length = 2
	aboveBody    vg.Length = 8
	aboveCaption vg.Length = 6
)

// A frame is a chart laid out: its texts broken into lines, and the height that
// follows, so that long names make a chart taller and never smaller inside.
type frame struct {
	kicker, title, subtitle, caption []string
	body                             body
	height                           vg.Length
}

func newFrame(c Chart) frame {
	width := chartWidth - 2*chartMargin
	f := frame{
		kicker:   kickerText.wrap(c.Scenario, width, kickerLines),
		title:    titleText.balanced(c.Title, width, titleLines),
		subtitle: subtitleText.balanced(c.Subtitle, width, subtitleLines),
		body:     c.body,
	}
	for paragraph := range strings.Lines(c.Caption) {
		f.caption = append(f.caption, captionText.wrap(paragraph, width, captionLines)...)
	}
	f.height = 2*chartMargin + f.headHeight() + c.body.height() + aboveCaption + linesHeight(captionText, f.caption)
	return f
}

func (f frame) headHeight() vg.Length {
	return linesHeight(kickerText, f.kicker) + linesHeight(titleText, f.title) +
		belowTitle + linesHeight(subtitleText, f.subtitle) + aboveBody
}

func linesHeight(k ink, lines []string) vg.Length {
	return vg.Length(k.leading() * vg.Length(len(lines)))
}

// draw puts the texts above and below the body, all from the left margin.
func (f frame) draw(c draw.Canvas) {
	inside := draw.Crop(c, chartMargin, -chartMargin, chartMargin, -chartMargin)
	at := vg.Point{X: inside.Min.X, Y: inside.Max.Y}
	at.Y = kickerText.writeLines(c, at, f.kicker)
	at.Y = titleText.writeLines(c, at, f.title) - belowTitle
	at.Y = subtitleText.writeLines(c, at, f.subtitle)
	inside.Max.Y = at.Y - aboveBody
	at.Y = inside.Min.Y + linesHeight(captionText, f.caption)
	captionText.writeLines(c, at, f.caption)
	inside.Min.Y = at.Y + aboveCaption
	f.body.draw(inside)
}

func corners(r vg.Rectangle) []vg.Point {
	return []vg.Point{r.Min, {X: r.Max.X, Y: r.Min.Y}, r.Max, {X: r.Min.X, Y: r.Max.Y}}
}
