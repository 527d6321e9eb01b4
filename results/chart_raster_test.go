package results

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"image"
	"image/color"
	stddraw "image/draw"
	"math/rand/v2"
	"testing"

	"github.com/golang/freetype/raster"
	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

func square(c *rasterCanvas, left, low, right, high vg.Length) {
	d := draw.NewCanvas(c, 20, 20)
	d.FillPolygon(titleInk, corners(vg.Rectangle{Min: vg.Point{X: left, Y: low}, Max: vg.Point{X: right, Y: high}}))
}

// A square on the edges of pixels fills those pixels and no other; one that
// covers a quarter of a pixel darkens it by a quarter.
func TestRasterFill(t *testing.T) {
	c := newRaster(20, 20)
	square(c, 5, 10, 10, 15)
	for x := range 40 {
		for y := range 40 {
			want := color.RGBAModel.Convert(white)
			if x >= 10 && x < 20 && y >= 10 && y < 20 {
				want = color.RGBAModel.Convert(titleInk)
			}
			if got := c.picture.At(x, y); got != want {
				t.Fatalf("pixel %d, %d is %v, want %v", x, y, got, want)
			}
		}
	}
	c = newRaster(20, 20)
	square(c, 5, 10, 5.25, 10.25)
	got, want := c.picture.RGBAAt(10, 19).R, 0xFF-(0xFF-int(titleInk.R))/4
	if d := int(got) - want; d < -2 || d > 2 {
		t.Errorf("a quarter of a pixel is %d, want about %d", got, want)
	}
}

// Text is where it was measured to be, between its ascenders and descenders.
func TestRasterTextInItsBox(t *testing.T) {
	const text = "Jäger, 9 % (1–28 %)"
	k := ink{size: 13, bold: true, color: titleInk}
	c := newRaster(200, 40)
	k.write(c, vg.Point{X: 20, Y: 20}, fromLeft, text)
	left, right, top, foot := 400, 0, 80, 0
	for x := range 400 {
		for y := range 80 {
			if c.picture.RGBAAt(x, y).R < 0x80 {
				left, right, top, foot = min(left, x), max(right, x), min(top, y), max(foot, y)
			}
		}
	}
	end := int(2 * (20 + k.width(text)))
	if left < 40 || left > 44 || right > end || right < end-6 {
		t.Errorf("ink from %d to %d, measured 40 to %d", left, right, end)
	}
	if top < 40-26 || foot > 40+8 {
		t.Errorf("ink from line %d to %d, the baseline is 40", top, foot)
	}
}

// Our painter lays colours over pixels as that of freetype does, also where a span
// reaches out of the picture.
func TestPainterIsThatOfFreetype(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	ours, theirs := image.NewRGBA(image.Rect(0, 0, 40, 10)), image.NewRGBA(image.Rect(0, 0, 40, 10))
	stddraw.Draw(ours, ours.Bounds(), image.White, image.Point{}, stddraw.Src)
	copy(theirs.Pix, ours.Pix)
	p, q := overPainter{picture: ours}, raster.NewRGBAPainter(theirs)
	for range 2000 {
		ink := color.NRGBA{uint8(random.Uint32()), uint8(random.Uint32()), uint8(random.Uint32()), uint8(random.Uint32() | 0xFF>>random.IntN(9))}
		x := random.IntN(40)
		span := raster.Span{Y: random.IntN(14) - 2, X0: x, X1: x + 1 + random.IntN(40-x), Alpha: random.Uint32N(1 << 16)}
		p.setColor(ink)
		p.Paint([]raster.Span{span}, false)
		q.SetColor(ink)
		q.Paint([]raster.Span{span}, false)
		if !bytes.Equal(ours.Pix, theirs.Pix) {
			t.Fatalf("%v over %+v: pixels differ", ink, span)
		}
	}
}

// Every kind of mark is drawn in whole numbers, so that its pixels are the same
// on every processor (verified on amd64 and arm64).
func TestRasterSameOnEveryProcessor(t *testing.T) {
	const want = "65c622fd11af24ed8b0bc82d458920835242c8db78545a93628b18b5cd3a5ccc"
	c := newRaster(200, 100)
	d := draw.NewCanvas(c, 200, 100)
	p := newPanel(vg.Rectangle{Min: vg.Point{X: 30.3, Y: 20.7}, Max: vg.Point{X: 170.1, Y: 80.9}}, 0, 1, 0, 1)
	p.gridY(d, percentTicks(0, 1, 5), true)
	p.axisX(d, percentTicks(0, 1, 5), 8)
	xs := []float64{0, 0.125, 0.5, 0.875, 1}
	p.band(d, faded(hues[1].mark, alpha90), xs, []float64{0, 0.0625, 0.25, 0.375, 0.5}, []float64{0.25, 0.5, 0.875, 0.75, 1})
	p.line(d, hues[0].mark, lineWidth, xs, []float64{0.125, 0.25, 0.5, 0.625, 0.75})
	disc(d, hues[2].mark, p.at(0.25, 0.625), 4.3)
	titleText.write(d, vg.Point{X: 20, Y: 87}, fromLeft, "Formal alliance: 9 % (1–28 %)")
	if got := fmt.Sprintf("%x", sha256.Sum256(c.picture.Pix)); got != want {
		t.Errorf("pixels hash to %s, want %s", got, want)
	}
}

// The quantile is that of gonum.
func TestQuantile(t *testing.T) {
	sorted := make([]float64, 0, 64)
	for n := 1; n <= 64; n++ {
		sorted = append(sorted, float64(n))
		for _, p := range []float64{0, 0.01, 0.05, 0.25, 0.31, 0.5, 0.75, 0.95, 0.99, 1} {
			if got, want := quantile(sorted, p), stat.Quantile(p, stat.Empirical, sorted, nil); got != want {
				t.Errorf("quantile %v of %d values is %v, want %v", p, n, got, want)
			}
		}
	}
}
