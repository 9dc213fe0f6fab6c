package prompt

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Limits of a table.
const (
	MaxTableBytes = 256 << 10
	MaxRows       = 200
	MaxColumns    = 12
	MaxCell       = 2000 // characters
)

// Table is rows of values for a template's slots, and of the answers that are
// wanted where they are known.
type Table struct {
	Columns []string // names of slots, each once
	Rows    [][]string
}

// answerColumns are what a column of wanted answers may be called.
var answerColumns = []string{"回答", "答案", "标签", "answer", "label"}

// Answer returns which column holds the wanted answers, -1 for none.
func (t Table) Answer() int {
	return slices.IndexFunc(t.Columns, func(c string) bool { return slices.Contains(answerColumns, strings.ToLower(c)) })
}

// Values returns a row as values by slot, without its answer.
func (t Table) Values(row int) map[string]string {
	values := map[string]string{}
	for i, name := range t.Columns {
		if i != t.Answer() {
			values[name] = t.Rows[row][i]
		}
	}
	return values
}

// TableFault is why a text is no table.
type TableFault uint8

const (
	NoRows       TableFault = iota // nothing below the names
	TooLarge                       // over MaxTableBytes
	NotUTF8                        // in another encoding
	TooManyRows                    // over MaxRows
	TooManyCells                   // over MaxColumns
	BadColumn                      // its name cannot be a slot's
	TwiceColumn                    // two columns have one name
	Ragged                         // another number of cells than the names
	OpenQuote                      // a quotation mark without its partner
	LongCell                       // over MaxCell
)

// TableError says where a text is no table. Nothing of it is taken.
type TableError struct {
	Fault      TableFault
	Line       int    // of the text, from 1; 0: all of it
	Name       string // of the column
	Have, Want int    // cells, where they are Ragged
}

func (e *TableError) Error() string {
	return fmt.Sprintf("prompt: line %d, %q: table fault %d", e.Line, e.Name, e.Fault)
}

// ParseTable reads a table as spreadsheets write or copy it: cells parted by tabs,
// commas, semicolons or full-width commas, whichever stands first in the first
// line, which has the names. Errors are of type *TableError.
func ParseTable(text string) (Table, error) {
	text = strings.TrimPrefix(text, "\ufeff")
	switch {
	case len(text) > MaxTableBytes:
		return Table{}, &TableError{Fault: TooLarge}
	case !utf8.ValidString(text) || strings.ContainsRune(text, 0):
		return Table{}, &TableError{Fault: NotUTF8}
	}
	// csv knows \n and \r\n; a lone \r was once a line's end.
	r := csv.NewReader(strings.NewReader(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")))
	r.FieldsPerRecord, r.Comma = -1, separator(text)
	r.LazyQuotes = r.Comma == '\t' // copied cells are quoted only where they must be
	r.TrimLeadingSpace = r.Comma != '\t'
	var t Table
	for {
		cells, err := r.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			var p *csv.ParseError
			if errors.As(err, &p) {
				return Table{}, &TableError{Fault: OpenQuote, Line: p.StartLine}
			}
			return Table{}, &TableError{Fault: OpenQuote}
		}
		line, _ := r.FieldPos(0)
		for i := range cells {
			cells[i] = disarmed(strings.TrimSpace(cells[i]))
		}
		if !slices.ContainsFunc(cells, func(c string) bool { return c != "" }) {
			continue // an empty row of a spreadsheet
		}
		if t.Columns == nil {
			// A spreadsheet may write empty columns behind the last one.
			for len(cells) > 0 && cells[len(cells)-1] == "" {
				cells = cells[:len(cells)-1]
			}
			if err := checkColumns(cells, line); err != nil {
				return Table{}, err
			}
			t.Columns = cells
			continue
		}
		for len(cells) > len(t.Columns) && cells[len(cells)-1] == "" {
			cells = cells[:len(cells)-1]
		}
		if err := t.checkRow(cells, line); err != nil {
			return Table{}, err
		}
		t.Rows = append(t.Rows, cells)
	}
	if len(t.Rows) == 0 {
		return Table{}, &TableError{Fault: NoRows}
	}
	return t, nil
}

// separator is what parts the cells of the first line that has any.
func separator(text string) rune {
	text = strings.TrimLeft(text, "\r\n")
	line := text[:strings.IndexAny(text+"\n", "\r\n")]
	for _, r := range []rune{'\t', ',', ';', '，', '；'} {
		if strings.ContainsRune(line, r) {
			return r
		}
	}
	return ','
}

func checkColumns(names []string, line int) error {
	if len(names) > MaxColumns {
		return &TableError{Fault: TooManyCells, Line: line}
	}
	for i, n := range names {
		if n == "" || utf8.RuneCountInString(n) > maxName || strings.ContainsFunc(n, notInName) {
			return &TableError{Fault: BadColumn, Line: line, Name: n}
		}
		if slices.Contains(names[:i], n) {
			return &TableError{Fault: TwiceColumn, Line: line, Name: n}
		}
	}
	return nil
}

func (t *Table) checkRow(cells []string, line int) error {
	if len(cells) != len(t.Columns) {
		return &TableError{Fault: Ragged, Line: line, Have: len(cells), Want: len(t.Columns)}
	}
	for i, c := range cells {
		if utf8.RuneCountInString(c) > MaxCell {
			return &TableError{Fault: LongCell, Line: line, Name: t.Columns[i]}
		}
	}
	if len(t.Rows) == MaxRows {
		return &TableError{Fault: TooManyRows, Line: line}
	}
	return nil
}

// CSV writes the table for a spreadsheet.
func (t Table) CSV() string {
	var b bytes.Buffer
	b.WriteString("\ufeff") // or a spreadsheet takes UTF-8 for something else
	w := csv.NewWriter(&b)
	for _, row := range append([][]string{t.Columns}, t.Rows...) {
		cells := make([]string, len(row))
		for i, c := range row {
			cells[i] = armed(c)
		}
		w.Write(cells) // neither a bytes.Buffer
	}
	w.Flush() // nor this can fail
	return b.String()
}

// A spreadsheet takes a cell that begins like this for a formula, which can send
// what stands beside it to anybody. Behind a ' it is text.
const formula = "=+-@＝＋－＠"

// isFormula tells whether a spreadsheet would reckon with a cell. Numbers are
// harmless.
func isFormula(cell string) bool {
	if cell == "" {
		return false
	}
	r, size := utf8.DecodeRuneInString(cell)
	if !strings.ContainsRune(formula, r) {
		return false
	}
	_, err := strconv.ParseUint(strings.Replace(cell[size:], ".", "", 1), 10, 64)
	return err != nil
}

// armed puts a ' before a formula, and before one that already has some.
func armed(cell string) string {
	if isFormula(strings.TrimLeft(cell, "'")) {
		return "'" + cell
	}
	return cell
}

// disarmed takes back what armed does.
func disarmed(cell string) string {
	if strings.HasPrefix(cell, "'") && isFormula(strings.TrimLeft(cell, "'")) {
		return cell[1:]
	}
	return cell
}
