package prompt

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
)

func TestParseTable(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"city,day\n北京,今天\n", "[city day] [[北京 今天]]"},
		{"\ufeffcity;day\r\n北京;今天\r\n\r\n;\r\n上海;明天", "[city day] [[北京 今天] [上海 明天]]"},
		{"city\tfacts\n5\" of rain\ta, b", "[city facts] [[5\" of rain a, b]]"},
		{"城市，日期\n北京，今天", "[城市 日期] [[北京 今天]]"},
		{"a, b\nParis, \"sunny, warm\"\n", "[a b] [[Paris sunny, warm]]"},
		{"a,b\r\"x\"\"y\r1\", z ", "[a b] [[x\"y\n1 z]]"}, // a lone \r ends a line, and stays one inside a cell
		{"a,b,,\n1,2,,\n", "[a b] [[1 2]]"},               // empty columns of a spreadsheet
		{"a,b\n'=1+1,'it", "[a b] [[=1+1 'it]]"},
		{"a\n<b>x</b>", "[a] [[<b>x</b>]]"},
	} {
		got, err := ParseTable(tt.text)
		if s := fmt.Sprint(got.Columns, got.Rows); err != nil || s != tt.want {
			t.Errorf("%q: %q, %v, want %q", tt.text, s, err, tt.want)
		}
	}
}

func TestBrokenTables(t *testing.T) {
	for _, tt := range []struct {
		text string
		want TableError
	}{
		{"", TableError{Fault: NoRows}}, {"a,b\n", TableError{Fault: NoRows}}, {"\n\n,,\n", TableError{Fault: NoRows}},
		{"a,b\n1,2\n3\n", TableError{Fault: Ragged, Line: 3, Have: 1, Want: 2}},
		{"a,b\n1,2,3", TableError{Fault: Ragged, Line: 2, Have: 3, Want: 2}},
		{"a,b\n1,\"2\n3,4\n", TableError{Fault: OpenQuote, Line: 2}},
		{"a,b\n1,2\"3\n", TableError{Fault: OpenQuote, Line: 2}},
		{"a,{b}\n1,2", TableError{Fault: BadColumn, Line: 1, Name: "{b}"}},
		{"a,,c\n1,2,3", TableError{Fault: BadColumn, Line: 1}},
		{"\na,b,a\n1,2,3", TableError{Fault: TwiceColumn, Line: 2, Name: "a"}},
		{"a\n\xb1\xb1", TableError{Fault: NotUTF8}}, {"a\nx\x00", TableError{Fault: NotUTF8}},
		{strings.Repeat("a,", MaxColumns) + "a\n", TableError{Fault: TooManyCells, Line: 1}},
		{"a\n" + strings.Repeat("x\n", MaxRows+1), TableError{Fault: TooManyRows, Line: MaxRows + 2}},
		{"a\n" + strings.Repeat("晴", MaxCell+1), TableError{Fault: LongCell, Line: 2, Name: "a"}},
		{strings.Repeat("x", MaxTableBytes+1), TableError{Fault: TooLarge}},
	} {
		_, err := ParseTable(tt.text)
		var got *TableError
		if !errors.As(err, &got) || *got != tt.want {
			t.Errorf("%.20q: %+v, want %+v", tt.text, err, tt.want)
		}
	}
}

// A spreadsheet reckons with none of the cells, and reads them as they were.
func TestFormulasAreText(t *testing.T) {
	table := Table{[]string{"a"}, [][]string{{"=HYPERLINK(\"//x\")"}, {"+1+1"}, {"-18~-9"}, {"-18"}, {"+3.5"}, {"@x"}, {"＝1"}, {"'=1"}, {"it's"}, {"-"}, {"<script>"}}}
	text := table.CSV()
	for i, line := range strings.Split(strings.TrimSpace(strings.TrimPrefix(text, "\ufeff")), "\n")[1:] {
		cell := strings.Trim(line, `"`)
		if isFormula(cell) {
			t.Errorf("row %d is the formula %q", i, cell)
		}
	}
	if got, err := ParseTable(text); err != nil || !reflect.DeepEqual(got, table) {
		t.Errorf("read again: %q, %v", got, err)
	}
}

// The rows that the chapter begins with fill the templates that it begins with.
func TestWeatherRows(t *testing.T) {
	for lang, starts := range Weather {
		table := WeatherRows(lang)
		if len(table.Rows) != 20 || table.Answer() != 3 {
			t.Fatalf("%s: %d rows, answers in column %d", lang, len(table.Rows), table.Answer())
		}
		seen := map[string]bool{}
		for i := range table.Rows {
			for _, s := range starts {
				if p := Parse(s.Template).Check(table.Values(i)); p != nil {
					t.Errorf("%s, row %d: %v", lang, i, p)
				}
			}
			if city := table.Rows[i][1]; seen[city] || !strings.HasPrefix(table.Rows[i][0], city) {
				t.Errorf("%s, row %d: %q", lang, i, table.Rows[i])
			}
			seen[table.Rows[i][1]] = true
		}
		if got, err := ParseTable(table.CSV()); err != nil || !reflect.DeepEqual(got, table) {
			t.Errorf("%s: read again: %v, %v", lang, got, err)
		}
	}
}

// So do those of the other tasks; the article's two sentences may be examples.
func TestTaskRows(t *testing.T) {
	for _, lang := range []string{"zh", "en"} {
		for _, task := range Tasks(lang) {
			table := TaskRows(task.ID, lang)
			if len(table.Rows) != 20 || table.Answer() != len(table.Columns)-1 {
				t.Fatalf("%s, %s: %d rows, answers in column %d", lang, task.ID, len(table.Rows), table.Answer())
			}
			for _, w := range task.Wishes { // one text for twenty rows: only where each row's own answer stands in for it
				if len(Parse(w.Argument).Slots()) == 0 && w.Kind != Language && w.Kind != Tokens && !w.Exact() {
					t.Errorf("%s, %s: of every row it wishes %q", lang, task.ID, w.Argument)
				}
			}
			for i := range table.Rows {
				if p := Parse(task.Template).Check(table.Values(i)); p != nil {
					t.Errorf("%s, %s, row %d: %v", lang, task.ID, i, p)
				}
			}
			if held := HeldBack(20); held[0] || held[1] {
				t.Errorf("the first two rows are held back")
			}
		}
	}
}

// Whatever is pasted: it is a table within the limits, which is read again as it
// was written, or an error that says where.
func FuzzParseTable(f *testing.F) {
	for _, s := range []string{"a,b\n1,2", "\ufeff城市，日期\n\"北\"\"京\"，今天", "a\tb\n=1\t'=2", "a;b\r1;\"x\r\ny\"", "a\n\"", "a,a\n", "'=x\n-1", "a\n'''@"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		table, err := ParseTable(text)
		if err != nil {
			var e *TableError
			if !errors.As(err, &e) || e.Line < 0 || table.Columns != nil || table.Rows != nil {
				t.Fatalf("%q: %v, and yet %q", text, err, table)
			}
			return
		}
		if len(table.Rows) == 0 || len(table.Rows) > MaxRows || len(table.Columns) > MaxColumns {
			t.Fatalf("%q: %d rows of %d", text, len(table.Rows), len(table.Columns))
		}
		written := table.CSV()
		again, err := ParseTable(written)
		if len(written) <= MaxTableBytes && (err != nil || !reflect.DeepEqual(again, table)) {
			t.Fatalf("%q: %q is read as %q, %v", text, table, again, err)
		}
	})
}
