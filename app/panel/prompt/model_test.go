package prompt

import (
	"slices"
	"strings"
	"testing"

	"breakeven/app/text"
	"breakeven/app/wire"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// asked returns a model with an answer of three tokens behind a fact.
func asked() (m *Model, sent *[]wire.Message) {
	m, sent = NewModel(), new([]wire.Message)
	m.Start = func() {}
	m.Send = func(msg wire.Message) bool { *sent = append(*sent, msg); return true }
	m.Ask("北京 晴\n天气？")
	id := (*sent)[0].(*wire.Ask).ID
	m.Hear(&wire.ModelStatus{State: wire.ModelReady, Params: 570_000, Context: 256})
	m.Hear(&wire.Heard{ID: id, Tokens: []wire.HeardToken{{Token: 50, From: 0, To: 6}, {Token: 5, From: 7, To: 10, Slot: true}}, Unknown: 1})
	word := func(token uint32, s string, p float32) wire.SaidToken {
		return wire.SaidToken{Candidate: wire.Candidate{Token: token, Text: s, P: p}, Others: []wire.Candidate{{Token: token, Text: s, P: p}, {Token: 99, Text: "<b>雨</b>", P: 1 - p}}}
	}
	m.Hear(&wire.Said{ID: id, Tokens: []wire.SaidToken{word(60, "晴", .9), word(3, "▸", 1)}, Text: "晴▸"})
	m.Hear(&wire.Said{ID: id, First: 2, Tokens: []wire.SaidToken{word(61, "晴天", .75), word(1, "", 1)}, Text: "晴▸晴天", End: wire.Complete, Millis: 12})
	return m, sent
}

// The model is fetched once, before it is asked; not where another one will be asked,
// nor again after it did not come: that would be a request nobody asked for.
func TestExpect(t *testing.T) {
	var sent []wire.Message
	m := NewModel()
	m.Start = func() {}
	m.Send = func(msg wire.Message) bool { sent = append(sent, msg); return true }
	m.Remote.Chosen = true
	if m.Expect(); len(sent) != 0 {
		t.Errorf("with an endpoint chosen, %d messages", len(sent))
	}
	m.Remote.Chosen = false
	m.Expect()
	m.Hear(&wire.ModelStatus{State: wire.ModelLoading})
	m.Expect()
	m.Hear(&wire.ModelStatus{State: wire.ModelFailed})
	m.Expect()
	if _, ok := sent[0].(*wire.LoadModel); !ok || len(sent) != 1 {
		t.Errorf("it sent %v, want one LoadModel", sent)
	}
	if m.Loading() || m.Asking() || m.Failed() {
		t.Error("nobody has asked, and the page says that somebody has")
	}
}

func TestConversation(t *testing.T) {
	m, sent := asked()
	if m.Asking() || m.Quote() != 2 || len(m.Tokens) != 4 {
		t.Fatalf("asking %v, a fact of %d of %d tokens", m.Asking(), m.Quote(), len(m.Tokens))
	}
	m.Hear(&wire.Said{ID: 77, Tokens: m.Tokens, End: wire.Complete}) // of an older question
	if len(m.Tokens) != 4 {
		t.Errorf("an older question's answer was taken")
	}

	m.Look(2)
	if w := (*sent)[1].(*wire.Weigh); w.At != 2 {
		t.Errorf("looked at token 2, asked about %d", w.At)
	}
	m.Hear(&wire.Weighed{ID: 1, At: 2, Share: []float32{.25}}) // of another length
	if m.Share != nil {
		t.Errorf("shares of other tokens were taken")
	}
	m.Hear(&wire.Weighed{ID: 1, At: 2, Share: []float32{.25, .75}})
	html := app.HTMLString(&Answer{Lang: text.ZH, Model: m}) + app.HTMLString(&Sees{Lang: text.ZH, Model: m, Prompt: m.Prompt, Passages: func() []passage { return nil }})
	for _, want := range []string{"它先查到：", "晴天", "75.0%", "25.0%", "w1\"", "slotted w4\"", text.PromptDecided.ZH, text.PromptUnknown.ZH, "4个词元，12毫秒", "&lt;b&gt;雨"} {
		if !strings.Contains(html, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if strings.Contains(html, "<b>雨") {
		t.Error("what the model says became HTML")
	}

	m.Force(2, 99)
	if a := (*sent)[2].(*wire.Ask); !slices.Equal(a.Given, []uint32{60, 3, 99}) || a.Prompt != "北京 晴\n天气？" || !m.Asking() {
		t.Errorf("another token taken, it asks %+v", a)
	}
	m.Stop()
	if h := (*sent)[3].(*wire.Hush); h.ID != 2 {
		t.Errorf("stopped, it says %+v", h)
	}
	m.asking, m.End = false, wire.ContextFull
	m.Lost()
	if html := app.HTMLString(&Answer{Lang: text.EN, Model: m}); !strings.Contains(html, "hold 256 tokens") {
		t.Error("without a trainer, the page no longer says why the answer ended")
	}

	// Where no trainer can be, it is said.
	m.Send = func(wire.Message) bool { return false }
	m.Ask("a")
	if m.Asking() || !m.Failed() {
		t.Errorf("nobody hears it, and it waits")
	}
	if !strings.Contains(app.HTMLString(&Ask{Lang: text.EN, Model: m, Prompt: "a"}), "did not start") {
		t.Errorf("the page does not say so")
	}
}

// A trainer that does not come, or dies, is told as such, with what to do; what was said
// stays. A new one's word takes its place.
func TestTrainerGoes(t *testing.T) {
	m, _ := asked()
	shows := func(want text.Sentence, said string) {
		t.Helper()
		html := app.HTMLString(&Ask{Lang: text.ZH, Model: m, Prompt: "a"})
		answer := app.HTMLString(&Answer{Lang: text.ZH, Model: m})
		if !strings.Contains(html, `role="alert"`) || !strings.Contains(html, want.ZH) || strings.Contains(answer, text.PromptHushed.ZH) || !strings.Contains(answer, said) || m.Asking() {
			t.Errorf("it does not say %q, or not %q: %s %s", want.ZH, said, html, answer)
		}
	}
	m.Ask("a")
	m.Hear(&wire.Heard{ID: m.id, Tokens: make([]wire.HeardToken, 1)})
	m.Hear(&wire.Said{ID: m.id, Tokens: []wire.SaidToken{{Candidate: wire.Candidate{Text: "多云"}}}, Text: "多云"})
	m.Lost()
	shows(text.ModelCrashed, "多云")
	if _, judged := m.Answered(); judged {
		t.Error("half an answer is judged")
	}

	// The next one does not begin, nor the one that is started in its place at once.
	m.Ask("a")
	if m.Failed() || !m.Loading() {
		t.Error("asked again, it has failed already")
	}
	m.Lost()
	shows(text.ModelNoTrainer, "")
	m.Lost()
	shows(text.ModelNoTrainer, "")

	// Questions aside are told of in the same place.
	m.Hear(&wire.ModelStatus{State: wire.ModelReady, Context: 256})
	if m.Failed() {
		t.Error("with a trainer that has the model, the page says that there is none")
	}
	m.Aside(question{prompt: "b", then: func(r reply) {
		if !r.failed || !m.gone() {
			t.Errorf("without a trainer, a question aside is answered %+v", r)
		}
	}})
	m.Lost()
	shows(text.ModelCrashed, "")
	m.Send = func(wire.Message) bool { return false }
	m.Aside(question{prompt: "b", then: func(reply) {}})
	shows(text.ModelNoTrainer, "")

	// Where nobody waits, nothing is said.
	m.Hear(&wire.ModelStatus{State: wire.ModelReady, Context: 256})
	if m.Lost(); m.Status != nil {
		t.Errorf("nobody has asked, and it says %+v", m.Status)
	}
}

// Why an answer did not come is not forgotten when the model comes.
func TestCauseStays(t *testing.T) {
	m, _ := asked()
	a := &Answer{Lang: text.EN, Model: m}
	m.Ask("a")
	m.Hear(&wire.ModelStatus{State: wire.ModelFailed, Fault: wire.ModelNotFetched, HTTP: 503})
	m.Hear(&wire.Said{ID: m.id, End: wire.Unusable})
	if got := a.end() + a.aloud(); got != "" {
		t.Errorf("beside the alert it says %q", got)
	}
	m.Hear(&wire.ModelStatus{State: wire.ModelReady, Context: 256})
	if got := a.end(); got != text.ModelRefused.In(text.EN, "503") || a.aloud() != "" {
		t.Errorf("the model is here, and of the answer it says %q, aloud %q", got, a.aloud())
	}
	m.Ask("b")
	m.Hear(&wire.Said{ID: m.id, End: wire.Unusable})
	if got := a.end(); got != text.PromptUnusable.EN {
		t.Errorf("of what cannot be read it says %q", got)
	}
}

// How an answer without a word has ended is said to a screen reader, once.
func TestEndIsReadAloud(t *testing.T) {
	m, _ := asked()
	a := &Answer{Lang: text.EN, Model: m}
	for end, want := range map[wire.End]text.Sentence{wire.Hushed: text.PromptHushed, wire.Unusable: text.PromptUnusable} {
		m.Ask("a")
		if got := a.aloud(); got != "" {
			t.Errorf("asked, it says %q", got)
		}
		m.Hear(&wire.Said{ID: m.id, End: end})
		for range 2 { // a render changes nothing
			if got := a.aloud(); got != want.EN {
				t.Errorf("ended by %d, it says %q, want %q", end, got, want.EN)
			}
		}
	}
}

// Each cause has a sentence of its own, in which nothing of what a program says stands.
func TestSaysWhyThereIsNoModel(t *testing.T) {
	m, _ := asked()
	said := map[string]bool{}
	faults := []wire.ModelStatus{
		{Fault: wire.ModelNotFetched}, {Fault: wire.ModelNotFetched, HTTP: 404}, {Fault: wire.ModelDamaged},
		{Fault: wire.ModelForeign}, {Fault: wire.ModelDeviceFailed}, {Fault: wire.ModelNoTrainer}, {Fault: wire.ModelTrainerDied},
	}
	for _, s := range faults {
		s.State, s.Text = wire.ModelFailed, "lm: a damaged file"
		m.Hear(&s)
		for _, l := range []text.Lang{text.ZH, text.EN} {
			html := app.HTMLString(&Ask{Lang: l, Model: m, Prompt: "a"})
			_, sentence, _ := strings.Cut(html, `id="prompt-failed"`)
			_, sentence, _ = strings.Cut(sentence, ">")
			sentence, _, _ = strings.Cut(sentence, "<")
			if strings.Contains(html, s.Text) || s.HTTP > 0 != strings.Contains(sentence, "404") {
				t.Errorf("%+v: it says %q", s, sentence)
			}
			said[sentence] = true
		}
	}
	if len(said) != 2*len(faults) || said[""] {
		t.Errorf("sentences are not all different: %v", said)
	}
}

// What stands there is read once the model is here, one prompt at a time, the last of
// those that came meanwhile; what was read stays until the next is.
func TestReading(t *testing.T) {
	var sent []wire.Message
	m := NewModel()
	m.Start = func() {}
	m.Send = func(msg wire.Message) bool { sent = append(sent, msg); return true }
	s := &Sees{Lang: text.EN, Model: m, Prompt: "a b", Written: func() app.UI { return app.Div().Text("written") }, Passages: func() []passage { return []passage{{"a ", "filled"}, {"b", ""}} }}
	read := func() *wire.Read {
		m.Read(s.Prompt)
		if len(sent) == 0 {
			return nil
		}
		r := sent[0].(*wire.Read)
		sent = sent[1:]
		return r
	}
	m.Hear(&wire.ModelStatus{State: wire.ModelLoading})
	if r := read(); r != nil || !strings.Contains(app.HTMLString(s), "written") {
		t.Errorf("before the model is here, it is asked to read %+v", r)
	}
	m.Hear(&wire.ModelStatus{State: wire.ModelReady, Context: 256})
	first := read()
	if read() != nil {
		t.Error("it is read twice")
	}
	m.Hear(&wire.Heard{ID: first.ID, Tokens: []wire.HeardToken{{Token: 30, From: 0, To: 1}, {Token: 31, From: 2, To: 3}}})
	shown := app.HTMLString(s)
	if strings.Contains(shown, "written") || !strings.Contains(shown, `tok filled">`) || !strings.Contains(shown, "4 of 256 tokens") {
		t.Errorf("read, it shows %s", shown)
	}
	s.Prompt, s.Passages = "a b c", func() []passage { return []passage{{"a b c", "shot"}} }
	next := read()
	if s.Prompt = "a b c d"; read() != nil {
		t.Error("two prompts are read at once")
	}
	s.Prompt = "a b c"
	if html := app.HTMLString(s); !strings.Contains(html, `tok filled">`) || strings.Contains(html, "shot") || !strings.Contains(html, "4 of 256 tokens") {
		t.Errorf("while the next is read, it shows %s", html)
	}
	if next == nil || next.Prompt != "a b c" || next.ID == first.ID {
		t.Fatalf("the next that it reads is %+v", next)
	}
	m.Hear(&wire.Heard{ID: next.ID, Tokens: []wire.HeardToken{{Token: 30, From: 0, To: 1}, {Token: 31, From: 2, To: 3}, {Token: 32, From: 4, To: 5}}})
	if html := app.HTMLString(s); !strings.Contains(html, "5 of 256 tokens") || strings.Count(html, `tok shot">`) != 3 || read() != nil {
		t.Errorf("read, it shows %s", html)
	}
	m.Lost()
	if r := read(); r != nil || !strings.Contains(app.HTMLString(s), "written") {
		t.Errorf("without a trainer, it is asked to read %+v", r)
	}
}
