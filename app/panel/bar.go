package panel

import (
	"time"

	"breakeven/app/panel/widget"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

const logo = `<svg class="logo-mark" viewBox="0 0 28 28" aria-hidden="true"><path class="logo-ft" d="M3 11.500L25 7.500"/><path class="logo-pr" d="M4 25L23.500 3"/><circle cx="18.400" cy="8.750" r="4"/></svg>`

const (
	iconTheme = `<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="8"/><path d="M12 4v16a8 8 0 0 0 0-16z" fill="currentColor"/></svg>`
	iconBeam  = `<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><rect x="3" y="4" width="18" height="12" rx="1.500"/><path d="M12 16v4M8 20h8"/></svg>`
	iconLink  = `<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M10 14a4 4 0 0 0 5.700 0l3.100-3.100a4 4 0 0 0-5.700-5.700l-1 1M14 10a4 4 0 0 0-5.700 0l-3.100 3.100a4 4 0 0 0 5.700 5.700l1-1"/></svg>`
	iconOut   = `<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M14 4h6v6M20 4l-9 9M18 14v4a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2h4"/></svg>`
)

// bar is the top of the page: name, chapters, tools.
func (p *Page) bar() app.UI {
	l, beam := p.lang, text.ProjectorOn.In(p.lang)
	other := text.EN
	if l == text.EN {
		other = text.ZH
	}
	if p.state.Projector {
		beam = text.ProjectorOff.In(l)
	}
	return app.Header().Class("topbar").Body(app.Div().Body(
		app.A().Class("skip").Href("#main").Text(text.SkipToMain.In(l)),
		app.A().Class("logo").Href("#train").Aria("label", "Breakeven").Body(app.Raw(logo), app.Span().Text("Breakeven")),
		app.Nav().Aria("label", text.ChaptersNav.In(l)).Body(p.spine()),
		app.Div().Class("tools").Body(
			app.Button().ID("lang").Lang(other.Tag()).Type("button").Class("btn quiet sm").Aria("label", text.LanguageLabel.In(l)).OnClick(p.onLanguage).Text(text.OtherLanguage.In(l)),
			app.Button().ID("theme").Type("button").Class("btn quiet icon").Aria("label", text.ThemeLabel.In(l)).Title(text.ThemeLabel.In(l)).OnClick(p.onTheme).Body(app.Raw(iconTheme)),
			app.Button().ID("beam").Type("button").Class("btn quiet icon hide-n").Aria("label", beam).Title(beam).OnClick(p.onProjector).Body(app.Raw(iconBeam)),
			app.Button().ID("copy").Type("button").Class("btn quiet icon hide-n").Aria("label", text.CopyLink.In(l)).Title(text.CopyLink.In(l)).OnClick(p.onCopy).Body(app.Raw(iconLink)),
			app.Span().ID("copied").Class("copied").Role("status").Text(p.copied),
		),
	))
}

func (p *Page) foot() app.UI {
	l := p.lang
	return app.Footer().Class("foot").Body(app.Div().Body(
		app.Span().Text("Breakeven"),
		app.Span().Text(text.FootOffline.In(l)),
		app.Span().Text(text.FootPrivacy.In(l)),
		app.Span().Text(text.FootDigits.In(l)),
		app.Span().Text(text.FootLicence.In(l)),
		app.A().Href("THIRD_PARTY.txt").Text(text.FootNotices.In(l)),
	))
}

func (p *Page) onTheme(ctx app.Context, _ app.Event) {
	ctx.PreventUpdate() // colours are the style sheets'
	theme := "dark"
	if documentTheme() == "dark" {
		theme = "light"
	}
	p.state.Theme = theme
	setDocument("data-theme", theme)
	remember("theme", theme)
	p.writeAddress()
	widget.AfterPaint(func() {
		p.ctx.Dispatch(func(ctx app.Context) {
			ctx.PreventUpdate()
			p.train.Repaint()
		})
	})
}

// onProjector makes all larger, for a room, and hides what stands at the side.
func (p *Page) onProjector(app.Context, app.Event) {
	p.state.Projector = !p.state.Projector
	markDocument("projector", p.state.Projector)
	p.writeAddress()
}

// onCopy copies the address of all that is chosen, language and theme included.
func (p *Page) onCopy(ctx app.Context, _ app.Event) {
	widget.CopyText(p.address(p.state), func(ok bool) {
		said := text.LinkNotCopied
		if ok {
			said = text.LinkCopied
		}
		ctx.Dispatch(func(app.Context) { p.copied = said.In(p.lang) })
		ctx.After(4*time.Second, func(app.Context) { p.copied = "" })
	})
}
