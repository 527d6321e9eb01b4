package results

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"

	"entente/model"
)

// A Run is everything that is written about one run of one scenario.
type Run struct {
	Forecast   *model.Forecast
	Provenance Provenance
	Scenario   []byte   // the resolved scenario as TOML
	Overrides  []string // "address=value", as given on the command line
	Scale      Scale    // of the words for the outcomes
	Plain      bool     // without charts
}

// A File is one file of results.
type File struct {
	Name string
	Data []byte
}

// Files makes all files of a run but writes none. The manifest is the last. ctx
// stops it early.
func (r Run) Files(ctx context.Context) ([]File, error) {
	f := r.Forecast
	var charts []Chart
	if !r.Plain {
		charts = Charts(f, r.Provenance)
	}
	jobs := []func() ([]File, error){
		func() ([]File, error) {
			draws, err := drawsCSV(f)
			return []File{{"draws.csv", draws}}, err
		},
	}
	jobs = append(jobs, chartJobs(charts)...)
	jobs = append(jobs,
		func() ([]File, error) {
			doc, err := JSON(f, r.Provenance.Hash)
			return []File{{"forecast.json", doc}, {"scenario.toml", r.Scenario}}, err
		},
		func() ([]File, error) { return []File{{"report.md", report(r, charts)}}, nil },
		tableJob("incidence.csv", func() Table { return Incidence(f) }),
		tableJob("occupancy.csv", func() Table { return occupancyTable(f) }),
		tableJob("drivers.csv", func() Table { return driversTable(f) }),
	)
	files, err := gather(ctx, jobs)
	if err != nil {
		return nil, err
	}
	manifest, err := r.manifest(files)
	return append(files, File{"manifest.json", manifest}), err
}

// chartJobs make the files of every chart. The last charts have the most in them,
// so they come first.
func chartJobs(charts []Chart) []func() ([]File, error) {
	var jobs []func() ([]File, error)
	for _, c := range slices.Backward(charts) {
		jobs = append(jobs, c.files)
	}
	return jobs
}

// files are a chart's pictures and the numbers in them.
func (c Chart) files() ([]File, error) {
	svg, errSVG := c.SVG()
	png, errPNG := c.PNG()
	header, rows := c.Data()
	var data bytes.Buffer
	errCSV := Table{Header: header, Rows: rows}.CSV(&data)
	files := []File{{c.Name + ".svg", svg}, {c.Name + ".png", png}, {c.Name + ".csv", data.Bytes()}}
	return files, errors.Join(errSVG, errPNG, errCSV)
}

// tableJob makes the file of a table.
func tableJob(name string, table func() Table) func() ([]File, error) {
	return func() ([]File, error) {
		var out bytes.Buffer
		err := table().CSV(&out)
		return []File{{name, out.Bytes()}}, err
	}
}

// gather does the jobs on all processors and joins their files in order. They are
// begun in order too: with the longest first, none is left for the end.
func gather(ctx context.Context, jobs []func() ([]File, error)) ([]File, error) {
	made := make([][]File, len(jobs))
	failed := make([]error, len(jobs))
	next := make(chan int)
	var wait sync.WaitGroup
	for range min(len(jobs), runtime.GOMAXPROCS(0)) {
		wait.Go(func() {
			for i := range next {
				if ctx.Err() == nil {
					made[i], failed[i] = jobs[i]()
				}
			}
		})
	}
	for i := range jobs {
		next <- i
	}
	close(next)
	wait.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	var files []File
	for _, m := range made {
		files = append(files, m...)
	}
	return files, errors.Join(failed...)
}

// Write puts files into dir, which is made if need be. All are first written to
// a temporary folder beside it and then renamed, the last file last, so that an
// interrupted run leaves what was there before. Other files in dir stay.
func Write(ctx context.Context, dir string, files []File) (err error) {
	parent := filepath.Dir(filepath.Clean(dir))
	if err := os.MkdirAll(parent, 0o777); err != nil {
		return err
	}
	stage, err := os.MkdirTemp(parent, ".simulate-*")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(stage)) }()
	for _, f := range files {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(stage, f.Name), f.Data, 0o666); err != nil {
			return err
		}
	}
	if err := os.Mkdir(dir, 0o777); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	for _, f := range files {
		if err := os.Rename(filepath.Join(stage, f.Name), filepath.Join(dir, f.Name)); err != nil {
			return err
		}
	}
	return nil
}
