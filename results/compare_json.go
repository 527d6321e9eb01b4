package results

import (
	"encoding/json"
	"io"
	"strconv"
)

// JSON writes the rows as an array of objects with the header as keys, in its
// order. Cells that are numbers are written as numbers.
func (t Table) JSON(w io.Writer) error {
	out := []byte("[")
	for i, row := range t.Rows {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(out, "\n  {"...)
		for k, cell := range row {
			if k > 0 {
				out = append(out, ", "...)
			}
			out = append(out, quotedJSON(t.Header[k])...)
			out = append(append(out, ": "...), cellJSON(cell)...)
		}
		out = append(out, '}')
	}
	_, err := w.Write(append(out, "\n]\n"...))
	return err
}

func cellJSON(cell string) []byte {
	if cell == "" {
		return []byte("null")
	}
	if _, err := strconv.ParseFloat(cell, 64); err == nil && json.Valid([]byte(cell)) {
		return []byte(cell)
	}
	return quotedJSON(cell)
}

func quotedJSON(s string) []byte {
	out, err := json.Marshal(s)
	if err != nil {
		panic(err) // every string is valid
	}
	return out
}
