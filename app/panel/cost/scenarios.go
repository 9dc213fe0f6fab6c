package cost

import (
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"breakeven/app/cost"
	"breakeven/app/panel/widget"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Scenarios keeps cases under names, sets them side by side, and takes them out
// of the page: as files and on paper.
type Scenarios struct {
	app.Compo

	Lang text.Lang
	Case Case

	ctx    app.Context // its own: an element’s lasts as long as that element
	shelf  shelf
	list   []kept
	serial int    // of the latest in the list
	typed  string // name for the case of now

	renaming int // serial of the one that gets another name; 0: none
	renamed  string
	gone     *deleted // can be brought back

	denied  bool   // nothing outlives the page
	unread  []byte // what the shelf holds and nobody can read
	said    spoken // how the last thing went
	wrong   spoken // why it did not
	stop    func() // of listening to other windows
	printed bool   // what is only on paper is there
}

// kept is a scenario in the list.
type kept struct {
	cost.Named
	id     int // tells it from others of its name
	chosen bool
}

// deleted is a scenario that was in the list, and where.
type deleted struct {
	kept
	at int
}

// OnMount implements app.Mounter.
func (s *Scenarios) OnMount(ctx app.Context) {
	s.ctx = ctx
	if s.shelf == nil {
		s.shelf = browserShelf{}
		s.stop = widget.OtherWindows(ctx, shelfName, false, s.restore)
		if m, ok := s.Case.(*Model); ok {
			widget.Watch(ctx, m, Looks)
		}
	}
	s.restore()
}

// OnDismount implements app.Dismounter.
func (s *Scenarios) OnDismount() {
	if s.stop != nil {
		s.stop()
	}
}

// restore takes what is on the shelf: an earlier visit or another window left it
// there.
func (s *Scenarios) restore() {
	b := s.shelf.read()
	s.denied, s.unread = !s.shelf.lasts(), nil
	var list []cost.Named
	if len(b) > 0 {
		var err error
		if list, _, err = cost.Import(b); err != nil {
			s.unread = b
			return
		}
	}
	before := s.list
	s.list = nil
	for _, n := range list {
		s.add(n)
		k := &s.list[len(s.list)-1]
		if i := slices.IndexFunc(before, func(k kept) bool { return k.Name == n.Name }); i >= 0 {
			k.id, k.chosen = before[i].id, before[i].chosen
		}
	}
}

// persist puts the list on the shelf, unless something lies there that would be
// lost.
func (s *Scenarios) persist() {
	if s.shelf == nil || s.unread != nil {
		return
	}
	var b []byte
	if len(s.list) > 0 {
		b = cost.Export(named(s.list))
	}
	s.denied = !s.shelf.write(b)
}

func named(list []kept) (out []cost.Named) {
	for _, k := range list {
		out = append(out, k.Named)
	}
	return out
}

func (s *Scenarios) add(n cost.Named) {
	s.serial++
	s.list = append(s.list, kept{Named: cost.Named{Name: n.Name, Values: cloned(n.Values)}, id: s.serial})
}

// cloned copies values, so that nobody else changes them.
func cloned(v cost.Values) cost.Values {
	return cost.Values{Preset: v.Preset, Set: maps.Clone(v.Set), Ranges: maps.Clone(v.Ranges)}
}

// Room for scenarios is that of one file: whatever is kept can be exported and
// imported again.

// full says why there is no room for more; nil: there is.
func full(list []cost.Named) spoken {
	switch {
	case len(list) > cost.MaxScenarios:
		return tell(text.ScenarioFull, cost.MaxScenarios)
	case len(cost.Export(list)) > cost.MaxScenarioFile:
		return tell(text.ScenarioTooMuch, cost.MaxScenarioFile>>10)
	}
	return nil
}

// keep keeps the case of now.
func (s *Scenarios) keep(name string) {
	s.say(nil)
	if name = title(name); name == "" {
		name = text.ScenarioNth.In(s.Lang, len(s.list)+1)
	}
	n := cost.Named{Name: s.unique(name, 0), Values: s.Case.Values()}
	if s.wrong = full(append(named(s.list), n)); s.wrong != nil {
		return
	}
	s.add(n)
	s.typed = ""
	s.persist()
	s.said = tell(text.ScenarioKept, n.Name)
}

// say begins something new: what was said of the last thing is over.
func (s *Scenarios) say(said spoken) { s.said, s.wrong, s.gone = said, nil, nil }

// title makes what is typed a name: "" is none.
func title(typed string) string {
	name := []rune(strings.Join(strings.Fields(tidy(typed)), " "))
	return strings.TrimSpace(string(name[:min(len(name), cost.MaxNameLength)]))
}

// unique returns a name that no other scenario has.
func (s *Scenarios) unique(name string, self int) string {
	unique := name
	for n := 2; slices.ContainsFunc(s.list, func(k kept) bool { return k.Name == unique && k.id != self }); n++ {
		short, mark := []rune(name), text.ScenarioCopy.In(s.Lang, "", n)
		unique = text.ScenarioCopy.In(s.Lang, string(short[:min(len(short), cost.MaxNameLength-utf8.RuneCountInString(mark))]), n)
	}
	return unique
}

// index returns where a scenario is in the list, −1 for one that is not.
func (s *Scenarios) index(id int) int {
	return slices.IndexFunc(s.list, func(k kept) bool { return k.id == id })
}

func (s *Scenarios) load(k kept) {
	s.Case.Take(cloned(k.Values))
	s.say(tell(text.ScenarioLoaded, k.Name))
}

func (s *Scenarios) rename(id int, typed string) (done bool) {
	s.say(nil)
	i, name := s.index(id), title(typed)
	if i < 0 {
		return true
	}
	if name == "" {
		s.wrong = tell(text.ScenarioNoName, cost.MaxNameLength)
		return false
	}
	s.list[i].Name = s.unique(name, id)
	s.renaming = 0
	s.persist()
	s.said = tell(text.ScenarioRenamed, s.list[i].Name)
	return true
}

func (s *Scenarios) delete(id int) {
	i := s.index(id)
	if i < 0 {
		return
	}
	k := s.list[i]
	s.list = slices.Delete(s.list, i, i+1)
	s.persist()
	s.say(tell(text.ScenarioDeleted, k.Name))
	s.gone = &deleted{k, i}
}

func (s *Scenarios) bringBack() {
	g := s.gone
	if g == nil {
		return
	}
	at := min(g.at, len(s.list))
	if s.wrong = full(append(named(s.list), g.Named)); s.wrong != nil { // another window was quicker
		return
	}
	g.Name = s.unique(g.Name, g.id)
	s.list = slices.Insert(s.list, at, g.kept)
	s.persist()
	s.say(tell(text.ScenarioBack, g.Name))
}

// Render implements app.Composer.
func (s *Scenarios) Render() app.UI {
	l := s.Lang
	return app.Details().ID("cost-scenarios").Class("drawer scenarios").Body(
		app.Summary().Text(text.ScenariosTitle.In(l)),
		app.Div().Body(
			app.P().Class("dim").Text(text.ScenariosHint.In(l)),
			app.Div().Class("search").Body(
				app.Label().For("scenario-name").Text(text.ScenarioName.In(l)),
				app.Input().ID("scenario-name").Type("text").Value(s.typed).Placeholder(text.ScenarioNth.In(l, len(s.list)+1)).
					MaxLength(cost.MaxNameLength).AutoComplete(false).OnInput(s.onType).OnKeyPress(onEnter(s.onKeep)),
				app.Button().ID("scenario-keep").Type("button").Class("btn").OnClick(s.onKeep).Text(text.ScenarioKeep.In(l)),
			),
			s.says(),
			s.kept(),
			s.compare(),
			s.files(),
			s.paper(),
		),
	)
}

// says tells how the last thing went.
func (s *Scenarios) says() app.UI {
	l := s.Lang
	return app.Div().Class("says").Body(
		app.P().ID("scenario-said").Class("said").Role("status").Text(s.said.in(l)),
		app.If(s.gone != nil, func() app.UI {
			return app.Button().ID("scenario-back").Type("button").Class("btn sm").OnClick(s.onBack).Text(text.ScenarioBringBack.In(l, tidy(s.gone.Name)))
		}),
		app.If(s.wrong != nil, func() app.UI {
			return app.P().ID("scenario-why").Class("why").Role("alert").Text(s.wrong.in(l))
		}),
		app.If(s.unread != nil, func() app.UI {
			return app.Div().ID("scenario-unread").Role("status").Body(
				app.P().Class("hint").Text(text.ScenarioUnread.In(l)),
				app.Div().Class("row").Body(
					app.Button().Type("button").Class("btn sm").OnClick(s.onUnreadSave).Text(text.ScenarioUnreadSave.In(l)),
					app.Button().Type("button").Class("btn sm quiet").OnClick(s.onUnreadForget).Text(text.ScenarioUnreadForget.In(l)),
				),
			)
		}).ElseIf(s.denied, func() app.UI {
			return app.P().ID("scenario-denied").Class("hint").Role("status").Text(text.ScenarioOnlyNow.In(l))
		}),
	)
}

// kept is the list.
func (s *Scenarios) kept() app.UI {
	l := s.Lang
	if len(s.list) == 0 {
		return app.P().Class("hint").Text(text.ScenarioEmpty.In(l))
	}
	var items []app.UI
	for _, k := range s.list {
		items = append(items, s.item(k))
	}
	return app.Ul().Class("kept-list").Aria("label", text.ScenarioList.In(l)).Body(items...)
}

func (s *Scenarios) item(k kept) app.UI {
	l, name := s.Lang, tidy(k.Name)
	id := "scenario-" + strconv.Itoa(k.id)
	if s.renaming == k.id {
		save := func(app.Context, app.Event) {
			if s.rename(k.id, s.renamed) {
				widget.HandOn(s.ctx, id+"-rename")
			}
		}
		return app.Li().Body(app.Div().Class("renaming").Body(
			app.Input().ID(id+"-name").Type("text").Value(s.renamed).MaxLength(cost.MaxNameLength).AutoComplete(false).
				Aria("label", text.ScenarioNewName.In(l, name)).
				OnInput(func(ctx app.Context, _ app.Event) { s.renamed = ctx.JSSrc().Get("value").String() }, app.EventScope(id)).
				OnKeyPress(onEnter(save), app.EventScope(id)).
				OnKeyDown(func(_ app.Context, e app.Event) {
					if e.Get("key").String() == "Escape" {
						s.cancel(id)
					}
				}, app.EventScope(id)),
			app.Button().Type("button").Class("btn sm").OnClick(save, app.EventScope(id)).Text(text.ScenarioSaveName.In(l)),
			app.Button().Type("button").Class("btn sm quiet").OnClick(func(app.Context, app.Event) { s.cancel(id) }, app.EventScope(id)).Text(text.ScenarioCancelName.In(l)),
		))
	}
	button := func(does string, label, full text.Sentence, f app.EventHandler) app.UI {
		return app.Button().ID(id+"-"+does).Type("button").Class("btn sm").Aria("label", full.In(l, name)).
			OnClick(f, app.EventScope(id, does)).Text(label.In(l))
	}
	return app.Li().Body(
		app.Label().Class("tick").Body(
			app.Input().ID(id+"-compare").Type("checkbox").Checked(k.chosen).Disabled(!k.chosen && len(s.chosen()) >= mostCompared).
				Aria("label", text.ScenarioCompareThis.In(l, name)).
				OnChange(func(ctx app.Context, _ app.Event) { s.choose(k.id, ctx.JSSrc().Get("checked").Bool()) }, app.EventScope(id)),
			app.Bdi().Text(name),
		),
		app.Span().Class("row").Body(
			button("load", text.ScenarioLoad, text.ScenarioLoadThis, func(app.Context, app.Event) { s.load(k) }),
			button("rename", text.ScenarioRename, text.ScenarioRenameThis, func(app.Context, app.Event) {
				s.renaming, s.renamed = k.id, k.Name
				widget.HandOn(s.ctx, id+"-name")
			}),
			button("delete", text.ScenarioDelete, text.ScenarioDeleteThis, func(app.Context, app.Event) {
				s.delete(k.id)
				widget.HandOn(s.ctx, "scenario-back")
			}),
		),
	)
}

func (s *Scenarios) cancel(id string) {
	s.renaming = 0
	widget.HandOn(s.ctx, id+"-rename")
}

func (s *Scenarios) onType(ctx app.Context, _ app.Event) { s.typed = ctx.JSSrc().Get("value").String() }

// onEnter does something when Enter is pressed in a field. A form would do that by
// itself, and leave the page where it is not told in time that it is not to. Of
// the events of a key, keypress is the last that Enter means anything by (once it
// is over, the focus may go to a button), and none that composes a character.
func onEnter(f app.EventHandler) app.EventHandler {
	return func(ctx app.Context, e app.Event) {
		if e.Get("key").String() == "Enter" {
			f(ctx, e)
		}
	}
}

func (s *Scenarios) onKeep(app.Context, app.Event) {
	if s.keep(s.typed); s.typed == "" && app.IsClient {
		// go-app takes an attribute that became empty away, which leaves what was typed.
		app.Window().GetElementByID("scenario-name").Set("value", "")
	}
}

func (s *Scenarios) onBack(app.Context, app.Event) {
	if g := s.gone; g != nil {
		s.bringBack()
		widget.HandOn(s.ctx, "scenario-"+strconv.Itoa(g.id)+"-load")
	}
}

// twins tells whether two scenarios are one.
func twins(a, b cost.Named) bool {
	return a.Name == b.Name && reflect.DeepEqual(cost.Export([]cost.Named{a}), cost.Export([]cost.Named{b}))
}
