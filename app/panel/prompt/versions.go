package prompt

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"breakeven/app/chart"
	"breakeven/app/panel/widget"
	"breakeven/app/prompt"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Versions lists what was asked, compares any two, and goes back to one.
type Versions struct {
	app.Compo

	Lang    text.Lang
	Model   *Model
	Of      *Chapter
	Changes int // of the draft: which version is the one of now
}

// OnMount implements app.Mounter.
func (v *Versions) OnMount(ctx app.Context) { widget.Watch(ctx, v.Model, Ran, Asked) }

// fewVersions is how many are shown before somebody asks for more.
const fewVersions = 4

// Render implements app.Composer.
func (v *Versions) Render() app.UI {
	l, k := v.Lang, &v.Of.kept
	shown := len(k.list)
	if !k.open {
		shown = min(shown, fewVersions)
	}
	var items []app.UI
	now := v.Of.version()
	for n := range shown {
		i := len(k.list) - 1 - n
		now.Model = k.list[i].Model // whoever is asked, the prompt is the same
		items = append(items, v.item(i, k.list[i].Same(now)))
	}
	return app.Div().ID("versions").Class("card").Body(
		app.H3().Class("hd").Text(text.VersionsHead.In(l)),
		app.If(len(k.list) == 0, func() app.UI { return app.P().Class("small dim").Text(text.VersionsNone.In(l)) }),
		app.Ol().Class("versions").Body(items...),
		app.If(shown < len(k.list), func() app.UI {
			return v.button("versions-older", text.VersionsOlder.In(l, len(k.list)-shown), func() { k.open = true }, versionID(len(k.list)-1-shown))
		}),
		app.If(len(k.list) > 1, v.comparison),
		app.If(slices.ContainsFunc(k.list, judgedHere), func() app.UI { return teaches(l) }),
		v.files(),
	)
}

// judgedHere tells whether a version shows how good the page's own model was.
func judgedHere(x prompt.Version) bool {
	return x.Model == "" && len(x.Met) > 0 || len(x.Rows) > 0
}

// versionID is the line of version i.
func versionID(i int) string { return "version-" + strconv.Itoa(i) }

// button is one that changes only what is kept. Where it is gone once it is pressed, the
// keyboard goes on at another place.
func (v *Versions) button(id, label string, f func(), at ...string) app.UI {
	return app.Button().ID(id).Type("button").Class("btn sm").OnClick(func(ctx app.Context, _ app.Event) {
		f()
		v.Model.Announce(Ran)
		v.Of.refill(at...)
	}, app.EventScope(id, at)).Text(label)
}

// item is version i: its name, what became of its wishes, its length, and for the
// latest how it differs from the one before. It may be the prompt of now.
func (v *Versions) item(i int, now bool) app.UI {
	l, k := v.Lang, &v.Of.kept
	x := k.list[i]
	more := ""
	if i > 0 && x.Tokens > 0 && k.list[i-1].Tokens > 0 {
		if d := x.Tokens - k.list[i-1].Tokens; d != 0 {
			more = " · " + signed(d)
		}
	}
	var body app.UI
	if i == len(k.list)-1 && i > 0 {
		body = diff(k.list[i-1], x, l)
	} else {
		body = app.P().Class("small asked").Attr("translate", "no").Text(excerpt(x.Template))
	}
	return app.Li().ID(versionID(i)).TabIndex(-1).DataSet("version", x.Name).Body(
		app.Div().Class("row").Body(
			app.Input().Type("text").Class("vname").Aria("label", text.VersionName.In(l)).MaxLength(prompt.MaxVersionName).Attr("autocomplete", "off").Value(x.Name).
				OnChange(func(ctx app.Context, _ app.Event) {
					field := ctx.JSSrc()
					k.rename(i, field.Get("value").String())
					field.Set("value", k.list[i].Name)
					v.Of.keep()
				}, app.EventScope("name", i, x.Name)),
			v.dots(x),
			app.If(x.Tokens > 0, func() app.UI {
				return app.Span().Class("end tiny dim num").Text(text.VersionTokens.In(l, text.Int(int64(x.Tokens))) + more)
			}),
		),
		body,
		app.If(x.Model != "", func() app.UI {
			return app.P().Class("tiny dim asked").Attr("translate", "no").Text(text.VersionBy.In(l, x.Model))
		}),
		app.If(x.Answer != "", func() app.UI {
			return app.P().Class("small dim asked").Attr("translate", "no").Text(prompt.Arrow + " " + excerpt(x.Answer))
		}),
		app.Div().Class("row tiny").Body(
			app.If(len(x.Rows) > 0, func() app.UI { return app.Span().Class("dim").Text(passed(x, l)) }),
			app.If(x.Temperature > 0 && x.Seed > 0, func() app.UI {
				return app.Span().Class("dim").Text(text.VersionDraw.In(l, text.Fixed(x.Temperature, 1), x.Seed))
			}),
			app.If(now, func() app.UI { return app.Span().Class("end dim").Text(text.VersionNow.In(l)) }),
			app.If(!now, func() app.UI {
				return app.Button().Type("button").Class("btn quiet sm end back").Aria("label", text.VersionBackTo.In(l, clip(x.Name))).
					OnClick(func(app.Context, app.Event) {
						v.Of.goBack(x)
						v.Of.refill(versionID(i))
					}, app.EventScope("back", i, x.Name, x.Asked)).Text(text.VersionBack.In(l))
			}),
		),
	)
}

// dots are the wishes, met and missed.
func (v *Versions) dots(x prompt.Version) app.UI {
	if len(x.Met) == 0 {
		return app.Text("")
	}
	n := 0
	s := ""
	for _, met := range x.Met {
		if met {
			n++
			s += "●"
		} else {
			s += "○"
		}
	}
	return app.Span().Class("dots").Body(
		app.Span().Aria("hidden", "true").Text(s),
		app.Span().Class("sr").Text(text.VersionMet.In(v.Lang, n, len(x.Met))),
	)
}

// passed says how many wishes are met, of the rows that one adjusts by and of those held
// back: a prompt that fits the first alone is worse in the second.
func passed(x prompt.Version, l text.Lang) string {
	rate := func(heldBack bool) (string, bool) {
		met, n := 0, 0
		for _, r := range x.Rates(heldBack) {
			met, n = met+r.Met, n+r.N
		}
		return text.Percent(float64(met) / float64(max(1, n))), n > 0
	}
	said := text.VersionRows.In(l, text.Int(int64(len(x.Rows))))
	one, some := rate(false)
	if other, held := rate(true); some && held {
		said += " · " + text.VersionHalves.In(l, one, other)
	}
	return said
}

// excerpt is as much of a text as a version shows.
func excerpt(s string) string { return widget.Short(s, 160) }

// diff shows how a version became another.
func diff(first, second prompt.Version, l text.Lang) app.UI {
	var pieces []app.UI
	same := true
	for _, p := range prompt.Diff(prompt.Texts(first, second)) {
		// In words as well, for whoever does not see the marks.
		said := func(s text.Sentence) app.UI { return app.Span().Class("sr").Text(s.In(l)) }
		switch p.Change {
		case prompt.Kept:
			pieces = append(pieces, app.Span().Attr("translate", "no").Text(p.Text))
			continue
		case prompt.Removed:
			pieces = append(pieces, app.Del().Body(said(text.VersionRemoved), app.Span().Attr("translate", "no").Text(p.Text), said(text.VersionEnd)))
		case prompt.Added:
			pieces = append(pieces, app.Ins().Body(said(text.VersionAdded), app.Span().Attr("translate", "no").Text(p.Text), said(text.VersionEnd)))
		}
		same = false
	}
	if same {
		return app.P().Class("small dim").Text(text.VersionsEqual.In(l))
	}
	return app.P().Class("small diff").Body(pieces...)
}

// comparison sets any two versions side by side.
func (v *Versions) comparison() app.UI {
	l, k := v.Lang, &v.Of.kept
	a, b := k.find(k.first), k.find(k.second)
	if a < 0 {
		a = len(k.list) - 2
	}
	if b < 0 {
		b = len(k.list) - 1
	}
	choose := func(id string, at int, set func(string), label text.Sentence) app.UI {
		var options []app.UI
		for i, x := range k.list {
			options = append(options, app.Option().Value(strconv.Itoa(i)).Selected(i == at).Text(x.Name))
		}
		return app.Select().ID(id).Aria("label", label.In(l)).OnChange(func(ctx app.Context, _ app.Event) {
			if i, err := strconv.Atoi(ctx.JSSrc().Get("value").String()); err == nil && i >= 0 && i < len(k.list) {
				set(k.list[i].Name)
			}
		}).Body(options...)
	}
	x, y := k.list[a], k.list[b]
	row := func(name, one, other string) app.UI {
		return app.Tr().Body(app.Th().Scope("row").Text(name), app.Td().Class("num").Text(one), app.Td().Class("num").Text(other))
	}
	lines := []app.UI{row(text.PromptSees.In(l), tokens(x.Tokens, l), tokens(y.Tokens, l)), row(text.PromptAnswer.In(l), tokens(x.AnswerTokens, l), tokens(y.AnswerTokens, l))}
	for _, w := range x.Wishes {
		if one, other := share(x, w), share(y, w); one != "" && other != "" {
			lines = append(lines, row(wishName(w, l), one, other))
		}
	}
	return app.Details().ID("versions-compare").Class("drawer").Body(
		app.Summary().Text(text.VersionsCompare.In(l)),
		app.Div().Class("grid").Body(
			app.Div().Class("row").Body(
				choose("version-first", a, func(n string) { k.first = n }, text.VersionsCompare), app.Span().Text(text.VersionsWith.In(l)),
				choose("version-second", b, func(n string) { k.second = n }, text.VersionsWith)),
			app.Div().ID("versions-diff").Body(diff(x, y, l)),
			app.Table().Class("rows beside-rows").Body(
				app.THead().Body(app.Tr().Body(app.Td(), app.Th().Scope("col").Class("num").Text(x.Name), app.Th().Scope("col").Class("num").Text(y.Name))),
				app.TBody().Body(lines...),
			),
		),
	)
}

func tokens(n int, l text.Lang) string {
	if n == 0 {
		return "–"
	}
	return text.VersionTokens.In(l, text.Int(int64(n)))
}

// share is how many rows of a version meet a wish; "" where none were asked, or it is
// none of the version's.
func share(x prompt.Version, w prompt.Wish) string {
	for i, o := range x.Wishes {
		if o == w {
			if r := x.RatesOfAll()[i]; r.N > 0 {
				return text.Int(int64(r.Met)) + " / " + text.Int(int64(r.N))
			}
		}
	}
	return ""
}

// files takes versions out of the page and into it, and forgets them.
func (v *Versions) files() app.UI {
	l, k, c := v.Lang, &v.Of.kept, v.Of
	say := func(s func(text.Lang) string) string {
		if s == nil {
			return ""
		}
		return s(l)
	}
	kept := text.VersionsKept
	if !k.lasts {
		kept = text.VersionsUnkept
	}
	return app.Div().Class("grid").Body(
		app.Div().Class("row").Body(
			app.If(len(k.list) > 0, func() app.UI {
				return v.button("versions-export", text.VersionsExport.In(l), func() {
					chart.Save("breakeven-prompts.json", "application/json", k.export())
				})
			}),
			widget.Chooser("versions-file", text.VersionsImport.In(l), ".json,application/json", false, c.importFile),
			app.If(len(k.list) > 0, func() app.UI {
				return v.button("versions-forget", text.VersionsForget.In(l), func() {
					k.forget()
					c.keep()
				}, "versions-restore")
			}),
			app.If(len(k.forgotten) > 0, func() app.UI {
				return v.button("versions-restore", text.VersionsRestore.In(l), func() {
					k.restore()
					c.keep()
				}, "versions-forget")
			}),
		),
		app.P().ID("versions-said").Class("small").Role("status").Text(text.Join(l, say(k.said), k.sayFull(l), k.sayLeft(l))),
		app.If(k.wrong != nil, func() app.UI { return app.P().ID("versions-why").Class("why").Role("alert").Text(say(k.wrong)) }),
		app.If(len(k.list) > 0 && (!k.lasts || k.left.Versions == 0), func() app.UI { return app.P().Class("tiny dim").Text(kept.In(l)) }),
	)
}

// soonFull is how many versions there is still room for when it is said that the earliest
// will make room.
const soonFull = 5

// sayFull tells, before it happens, which version goes when another is kept.
func (k *kept) sayFull(l text.Lang) string {
	room := prompt.MaxVersions - len(k.list)
	switch {
	case room > soonFull:
		return ""
	case room > 0:
		return text.VersionsSoon.In(l, prompt.MaxVersions, room, clip(k.list[0].Name))
	}
	return text.VersionsFull.In(l, prompt.MaxVersions, clip(k.list[0].Name))
}

// sayLeft tells what of the versions is not stored, nor in a file of them.
func (k *kept) sayLeft(l text.Lang) string {
	var versions, rows string
	if n := k.left.Versions; n > 0 {
		versions = text.VersionsLeft.In(l, n)
	}
	if n := k.left.Rows; n > 0 {
		rows = text.VersionsBare.In(l, n)
	}
	return text.Join(l, versions, rows)
}

// importFile reads a chosen file of versions.
func (c *Chapter) importFile(ctx app.Context, file app.Value) {
	k := &c.kept
	refuse := func(err error) {
		k.said, k.wrong = nil, func(l text.Lang) string { return text.Join(l, whyNot(err, l), text.VersionsStay.In(l)) }
		c.Model.Announce(Ran)
	}
	if file.Get("size").Float() > prompt.MaxVersionFile {
		refuse(&prompt.VersionError{Fault: prompt.VersionsTooLong})
		return
	}
	widget.ReadFile(ctx, file, func(b []byte) {
		if b == nil {
			refuse(errUnread)
			return
		}
		taken, pushed, err := k.take([]byte(strings.TrimPrefix(string(b), "\ufeff")))
		if err != nil {
			refuse(err)
			return
		}
		k.wrong, k.said = nil, func(l text.Lang) string {
			said := text.VersionsTaken.In(l, taken)
			if pushed > 0 {
				said = text.Join(l, said, text.VersionsPushed.In(l, pushed))
			}
			return said
		}
		c.keep()
	})
}

// whyNot says why a file of versions is not taken.
func whyNot(err error, l text.Lang) string {
	var e *prompt.VersionError
	if !errors.As(err, &e) {
		return text.TableUnread.In(l)
	}
	s := versionFaults[e.Fault]
	if e.At == 0 {
		return s.In(l)
	}
	return s.In(l, e.At)
}

// versionFaults are the faults of a file of versions in words.
var versionFaults = [...]text.Sentence{
	prompt.NoVersions: text.VersionsNoFile, prompt.VersionsTooLong: text.VersionsTooLarge, prompt.LaterVersions: text.VersionsLater, prompt.TooManyVersions: text.VersionsTooMany,
	prompt.BadVersionName: text.VersionBadName, prompt.BadVersionText: text.VersionBadText, prompt.BadVersionWish: text.VersionBadWish, prompt.BadVersionCount: text.VersionBadCount,
}
