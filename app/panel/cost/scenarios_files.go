package cost

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"slices"

	"breakeven/app/chart"
	"breakeven/app/cost"
	"breakeven/app/panel/widget"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// mostIgnored is how many fields that nobody knows are named.
const mostIgnored = 10

// mostMonths is how far curves go in a file, whatever the horizon.
const mostMonths = 600

// files is the row of buttons that take scenarios out of the page and into it.
func (s *Scenarios) files() app.UI {
	l := s.Lang
	button := func(id string, label text.Sentence, f app.EventHandler) app.UI {
		return app.Button().ID(id).Type("button").Class("btn sm").OnClick(f).Text(label.In(l))
	}
	return app.Div().Class("take-out").Role("group").Aria("label", text.ScenarioFiles.In(l)).Body(
		app.Div().Class("row").Body(
			button("scenario-csv", text.ScenarioCSV, s.onCSV),
			button("scenario-json", text.ScenarioJSON, s.onJSON),
			widget.Chooser("scenario-file", text.ScenarioImport.In(l), ".json,application/json", false, s.chooseFile),
			button("scenario-print", text.ScenarioPrint, s.onPrint),
		),
		app.P().Class("hint").Text(text.ScenarioFileSay.In(l)),
	)
}

func (s *Scenarios) onCSV(app.Context, app.Event) {
	chart.Save("breakeven-curves.csv", "text/csv", string(curves(s.Case.Values())))
}

// curves is a file with what each way has cost, by month as far as the chart goes.
func curves(v cost.Values) []byte {
	built := cost.Build(v)
	var months []float64
	for m := range int(min(math.Ceil(built.HorizonMonths*7/6), mostMonths)) + 1 {
		months = append(months, float64(m))
	}
	return built.CSV(months)
}

func (s *Scenarios) onJSON(app.Context, app.Event) {
	chart.Save("breakeven-scenarios.json", "application/json", string(s.export()))
}

// export is the file of all that is kept, or of the case of now.
func (s *Scenarios) export() []byte {
	list := named(s.list)
	if len(list) == 0 {
		name := title(s.typed)
		if name == "" {
			name = text.ScenarioNth.In(s.Lang, 1)
		}
		list = []cost.Named{{Name: name, Values: s.Case.Values()}}
	}
	return cost.Export(list)
}

// chooseFile reads a chosen file, unless it is too large to be one.
func (s *Scenarios) chooseFile(ctx app.Context, file app.Value) {
	name := file.Get("name").String()
	if file.Get("size").Float() > cost.MaxScenarioFile {
		s.refuse(name, cost.ErrTooLarge)
		return
	}
	widget.ReadFile(ctx, file, func(b []byte) {
		if b == nil {
			s.refuse(name, errUnread)
			return
		}
		s.take(name, b)
	})
}

// take has the scenarios of a file join the list, all or none.
func (s *Scenarios) take(name string, b []byte) {
	found, ignored, err := cost.Import(bytes.TrimPrefix(b, byteOrder))
	if err != nil {
		s.refuse(name, err)
		return
	}
	have := named(s.list)
	fresh := slices.DeleteFunc(slices.Clone(found), func(n cost.Named) bool {
		return slices.ContainsFunc(have, func(m cost.Named) bool { return twins(m, n) })
	})
	s.say(nil)
	if why := full(append(have, fresh...)); why != nil {
		s.wrong = nothingTaken(why)
		return
	}
	for _, n := range fresh {
		n.Name = s.unique(n.Name, 0)
		s.add(n)
	}
	s.persist()
	s.said = func(l text.Lang) string {
		had, left := "", ""
		if n := len(found) - len(fresh); n > 0 {
			had = text.ScenarioTakenHad.In(l, n)
		}
		if len(ignored) > 0 {
			left = text.ScenarioIgnored.In(l, some(ignored, l))
		}
		return text.Join(l, text.ScenarioTaken.In(l, tidy(name), len(fresh)), had, left)
	}
}

// some names the first of many words.
func some(words []string, l text.Lang) string {
	var out []string
	for _, w := range words[:min(len(words), mostIgnored)] {
		out = append(out, tidy(w))
	}
	if rest := len(words) - len(out); rest > 0 {
		return text.ScenarioAndMore.In(l, text.Enumerate(l, out), rest)
	}
	return text.Enumerate(l, out)
}

// refuse says why a file is not taken.
func (s *Scenarios) refuse(name string, err error) {
	s.say(nil)
	s.wrong = nothingTaken(faulty(tidy(name), err))
}

func nothingTaken(why spoken) spoken {
	return func(l text.Lang) string { return text.Join(l, why(l), text.ScenarioStays.In(l)) }
}

// faulty says what is wrong with a file, and what to do about it.
func faulty(name string, err error) spoken {
	var fault *cost.FaultError
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &fault):
		return func(l text.Lang) string { return sayFault(fault, l) }
	case errors.Is(err, cost.ErrTooLarge):
		return tell(text.ScenarioTooLarge, name, cost.MaxScenarioFile>>10)
	case errors.Is(err, errUnread):
		return tell(text.ScenarioCantRead, name)
	case errors.As(err, &syntax):
		return tell(text.ScenarioBroken, name, text.Int(syntax.Offset))
	}
	return tell(text.ScenarioNotOne, name)
}

func sayFault(e *cost.FaultError, l text.Lang) string {
	nth := e.Scenario + 1
	id, known := cost.Find(e.Key)
	input := func(s text.Sentence) string {
		name, most := e.Key, ""
		if known {
			name, most = inputName(id, l), number(cost.Inputs[id].Most)
		}
		return s.In(l, nth, name, e.Key, most)
	}
	switch e.Fault {
	case cost.BadVersion:
		return text.ScenarioVersion.In(l)
	case cost.TooManyOnes:
		return text.ScenarioManyOnes.In(l, cost.MaxScenarios)
	case cost.BadName:
		return text.ScenarioBadName.In(l, nth, cost.MaxNameLength)
	case cost.BadPreset:
		return text.ScenarioBadPreset.In(l, nth)
	case cost.BadNumber:
		return input(text.ScenarioBadNumber)
	case cost.BadRange:
		return input(text.ScenarioBadRange)
	case cost.NotUnknown:
		return input(text.ScenarioNotNull)
	}
	return text.ScenarioNotOne.In(l, e.Key)
}

// onUnreadSave hands out what the shelf holds, which then gives way.
func (s *Scenarios) onUnreadSave(ctx app.Context, e app.Event) {
	chart.Save("breakeven-scenarios-old.json", "application/json", string(s.unread))
	s.onUnreadForget(ctx, e)
}

func (s *Scenarios) onUnreadForget(app.Context, app.Event) {
	s.unread = nil
	s.persist()
	widget.HandOn(s.ctx, "scenario-name")
}
