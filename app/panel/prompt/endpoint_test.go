package prompt

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"breakeven/app/prompt"
	"breakeven/app/text"
	"breakeven/app/wire"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// remote returns a model whose endpoint is asked, and what its form hears.
func remote() (m *Model, sent *[]command) {
	m, sent = NewModel(), new([]command)
	m.Start = func() {}
	m.Send = func(wire.Message) bool { return true }
	m.Remote = Remote{
		Chosen: true, Origin: "https://page.example",
		Prices: func() (float64, float64, bool) { return 1, 4, true }, send: func(c command) { *sent = append(*sent, c) },
	}
	m.hearForm(`{"type":"typed","host":"api.example.com","model":"m","most":"$0.04","keyed":true}`)
	return m, sent
}

// say has the form say something of the last command.
func (m *Model) formSays(format string, args ...any) {
	m.hearForm(fmt.Sprintf(`{"id":%d,"host":"api.example.com",%s}`, m.Remote.id, fmt.Sprintf(format, args...)))
}

func TestRemoteConversation(t *testing.T) {
	m, sent := remote()
	if !m.Remote.Ready {
		t.Error("the form has told what stands in it, and cannot be asked")
	}
	m.AskRemote("天气？", nil)
	// 3 tokens of prompt at $1, the rest of 4 cents at $4 per million; then the most.
	if c := (*sent)[0]; c.Type != "ask" || c.Prompt != "天气？" || c.Most != maxMost || !m.Asking() || m.Loading() {
		t.Fatalf("it sends %+v", c)
	}
	html := func() string { return app.HTMLString(&Answer{Lang: text.EN, Model: m}) }
	if !strings.Contains(html(), "api.example.com has not begun yet") {
		t.Error("the page does not say whom it waits for")
	}
	m.formSays(`"type":"waits","status":429,"seconds":3,"try":2`)
	if !strings.Contains(html(), "is busy (429): in 3 s it is asked again, try 2 of 4") {
		t.Error("the page does not count down")
	}
	m.formSays(`"type":"height","height":140`)
	m.formSays(`"type":"typed","host":"api.example.com","model":"m","most":"$0.04","keyed":true`)
	if !strings.Contains(html(), "is busy (429): in 3 s it is asked again, try 2 of 4") {
		t.Error("what the form tells of itself ends the wait")
	}
	m.formSays(`"type":"text","text":"<b>sun"`)
	m.hearForm(`{"type":"text","id":0,"text":"of an older question"}`)
	m.formSays(`"type":"text","text":"ny</b>"`)
	m.Lost() // the page's trainer has nothing to do with it
	if !m.Asking() || m.Text != "<b>sunny</b>" {
		t.Fatalf("asking %v, it has said %q", m.Asking(), m.Text)
	}
	m.formSays(`"type":"end","why":"stop","counted":true,"in":1000,"out":2000,"millis":1234`)
	if s := html(); m.Asking() || m.End != wire.Complete || strings.Contains(s, "<b>") ||
		!strings.Contains(s, "1,234 ms; tokens as the endpoint counts them: prompt 1,000, answer 2,000; about $0.009 by") {
		t.Errorf("ended, the page says %s", s)
	}
	if strings.Contains(html(), "usage.cost") {
		t.Error("a cost is told that was not returned")
	}
	m.formSays(`"type":"text","text":"too late"`)
	if m.Text != "<b>sunny</b>" {
		t.Errorf("after its end it said %q", m.Text)
	}

	m.AskRemote("again", nil)
	m.Stop()
	m.formSays(`"type":"trouble","why":"stopped"`)
	if c := (*sent)[2]; c.Type != "stop" || c.ID != (*sent)[1].ID || m.Asking() || m.Reply.Trouble != nil || !strings.Contains(html(), "Stopped.") {
		t.Errorf("stopped by %+v", c)
	}
	// The page's own model is asked: the endpoint is let go.
	m.AskRemote("once more", nil)
	m.Ask("here")
	if c := (*sent)[len(*sent)-1]; c.Type != "stop" || m.Reply != nil {
		t.Errorf("the page's model asked, the form was last told %+v", c)
	}
	m.formSays(`"type":"text","text":"from there"`)
	if m.Text != "" {
		t.Errorf("the page's model was given the words %q", m.Text)
	}
}

// What the endpoint says that an answer cost is told as it says it; what cannot be, is not.
func TestReturnedCost(t *testing.T) {
	for cost, want := range map[string]string{
		"0.00012345": "answer 2; cost as the endpoint returns it: 0.00012345 (usage.cost)", "0": "returns it: 0 (usage.cost)", "3.0000000000004e-7": "returns it: 0.0000003 (usage.cost)",
		"null": "", "-1": "", "1e300": "",
	} {
		m, _ := remote()
		m.AskRemote("weather?", nil)
		m.formSays(`"type":"text","text":"sunny"`)
		m.formSays(`"type":"end","why":"stop","counted":true,"in":1,"out":2,"cost":%s`, cost)
		s := m.sayReply(text.EN)
		if m.Asking() || want == "" && strings.Contains(s, "usage.cost") || !strings.Contains(s, want) {
			t.Errorf("%s: %q", cost, s)
		}
	}
}

// A screen reader is given each sentence as soon as it is whole, and none twice.
func TestAnswerIsReadAloud(t *testing.T) {
	m, _ := remote()
	a := &Answer{Lang: text.EN, Model: m}
	m.AskRemote("q", nil)
	aloud := func(want string) {
		t.Helper()
		for range 2 { // a render changes nothing
			if got := a.aloud(); got != want {
				t.Errorf("of %q it says %q, want %q", m.Text, got, want)
			}
		}
	}
	for _, s := range [][2]string{
		{"It is 22", ""}, {".", ""}, {"5 °C. And ▸ mild", "It is 22.5 °C."}, {"! ", "And ▸ mild!"}, {"\n\n", "And ▸ mild!"},
		{"晴。多云！最", "晴。多云！"}, {"高22", "晴。多云！"},
	} {
		m.formSays(`"type":"text","text":%q`, s[0])
		aloud(s[1])
	}
	m.formSays(`"type":"end","why":"stop","millis":5`)
	aloud("最高22 " + text.EndpointTookOnly.In(text.EN, "5"))

	m.AskRemote("at once", nil)
	aloud("")
	m.formSays(`"type":"text","text":"One. Two."`)
	m.formSays(`"type":"end","why":"stop","millis":5`)
	aloud("One. Two. " + text.EndpointTookOnly.In(text.EN, "5"))

	m.AskHere("here", nil)
	aloud("")
	m.Hear(&wire.Said{ID: m.id, Tokens: make([]wire.SaidToken, 2), Text: "Oslo snow▸It sn", End: wire.GoesOn})
	aloud("")
	m.Hear(&wire.Said{ID: m.id, First: 2, Tokens: make([]wire.SaidToken, 1), Text: "Oslo snow▸It snows", End: wire.Complete})
	aloud("It snows " + a.end())
}

// What the form may say is bounded, whatever it says.
func TestFormIsNotBelieved(t *testing.T) {
	m, _ := remote()
	m.AskRemote("q", nil)
	for _, bad := range []string{"", "null", "7", "[]", "{", `{"type":7}`, `{"type":"text","id":"1"}`, `{"type":"end","id":1,"in":1.5}`, `{"type":"nonsense","id":1}`, "\x00", `{"type":"text","id":1,"text":"` + strings.Repeat("x", maxEvent) + `"}`} {
		m.hearForm(bad)
	}
	if !m.Asking() || m.Text != "" {
		t.Errorf("asking %v, the answer is %.30q", m.Asking(), m.Text)
	}
	for range 100 {
		m.formSays(`"type":"text","text":%q`, strings.Repeat("x", 10_000))
	}
	if len(m.Text) > maxReply {
		t.Errorf("the answer has %d bytes", len(m.Text))
	}
	m.hearForm(fmt.Sprintf(`{"type":"typed","host":%q,"model":%[1]q,"most":%[1]q}`, strings.Repeat("长", 5000)))
	m.hearForm(`{"type":"height","height":1000000000}`)
	if r := m.Remote; len(r.Host)+len(r.Name)+len(r.Most) > 2000 || r.Height > 2000 {
		t.Errorf("the form made it %+v", r)
	}
	m.formSays(`"type":"end","in":-5,"out":-7,"counted":true`)
	if m.Reply.In < 0 || m.Reply.Out < 0 {
		t.Errorf("counts below zero: %+v", m.Reply)
	}
}

func TestLimit(t *testing.T) {
	known := func() (float64, float64, bool) { return 1, 4, true }
	long := strings.Repeat("天气", 1000) // 1,280 tokens, $0.00128
	for _, tt := range []struct {
		most, question string
		prices         func() (float64, float64, bool)
		tokens         int
		trouble        string
	}{
		{"500", "q", nil, 500, ""}, {" 1,000 ", "q", known, 1000, ""}, {"8192", "q", nil, 8192, ""}, {"8193", "q", nil, 0, "most"},
		{"0", "q", nil, 0, "most"}, {"-5", "q", nil, 0, "most"}, {"1.5", "q", nil, 0, "most"}, {"", "q", nil, 0, "most"}, {"ten", "q", nil, 0, "most"},
		{"NaN", "q", nil, 0, "most"}, {"$NaN", "q", known, 0, "most"}, {"$Inf", "q", known, 0, "most"}, {"$-1", "q", known, 0, "most"},
		{"$0.00528", long, known, 1000, ""}, {"＄0.00528", long, known, 1000, ""}, {"$0.001", long, known, 0, "little"}, {"$100", "q", known, maxMost, ""},
		{"$0.01", "q", nil, 0, "no-price"}, {"$0.01", "q", func() (float64, float64, bool) { return 0, 0, false }, 0, "no-price"},
		{"$0.01", "q", func() (float64, float64, bool) { return 0, 0, true }, 0, "no-price"},
	} {
		r := &Remote{Most: tt.most, Prices: tt.prices}
		if tokens, trouble := r.limit(tt.question); tokens != tt.tokens && tokens != tt.tokens-1 || trouble != tt.trouble {
			t.Errorf("%q: %d tokens, %q; want %d, %q", tt.most, tokens, trouble, tt.tokens, tt.trouble)
		}
		for _, l := range []text.Lang{text.ZH, text.EN} {
			if said := r.sayLimit(l, tt.question); said == "" || strings.Contains(said, "%!") {
				t.Errorf("%q: the page says %q", tt.most, said)
			}
		}
	}
}

// A limit that cannot be is told; nothing is sent.
func TestLimitIsHeeded(t *testing.T) {
	m, sent := remote()
	m.Remote.Most = "lots"
	m.AskRemote("q", nil)
	if len(*sent) > 0 || m.Asking() || !strings.Contains(app.HTMLString(&Answer{Lang: text.EN, Model: m}), "takes money, such as") {
		t.Errorf("it sends %+v", *sent)
	}
}

// keeper is told how long answers are.
type keeper struct {
	tokens int
	from   text.Sentence
}

func (k *keeper) PromptWritten(int, text.Sentence)              {}
func (k *keeper) PromptAnswered(tokens int, from text.Sentence) { k.tokens, k.from = tokens, from }

// reader is told how long prompts are.
type reader struct{ keeper }

func (r *reader) PromptWritten(tokens int, from text.Sentence) { r.tokens, r.from = tokens, from }
func (*reader) PromptAnswered(int, text.Sentence)              {}

// What an endpoint has counted of the prompt goes to the costs, without the values, as long
// as the prompt is the one that it has counted.
func TestPromptIsCounted(t *testing.T) {
	m, _ := remote()
	k := &reader{}
	c := &Chapter{Lang: text.EN, Model: m, Keeper: k}
	c.OnInit()
	m.Listen(Asked, c.followAsking)
	c.change().template, c.now.values = "Weather in {city}?", map[string]string{"city": strings.Repeat("long ", 8)} // 8 tokens
	c.done()
	estimate := keeper{prompt.EstimateTokens("Weather in ?"), text.CostFromPrompt}
	told := func(when string, want keeper) {
		t.Helper()
		if k.keeper != want {
			t.Errorf("%s, costs are reckoned with %+v, want %+v", when, k.keeper, want)
		}
	}
	told("before it is asked", estimate)
	ask := func(says string) {
		m.AskRemote(c.asks())
		m.formSays(`"type": "text", "text": "sunny"`)
		m.formSays(`"type": "end", %s`, says)
	}
	ask(`"counted": false, "in": 30`)
	told("not counted", estimate)
	ask(`"counted": true, "in": 3, "out": 1`)
	told("counted as fewer than its values", estimate)
	ask(`"counted": true, "in": 30, "out": 1`)
	counted := keeper{22, text.CostFromSent}
	told("counted", counted)
	c.change().values["city"] = "Oslo"
	c.done()
	told("with another value", counted)
	c.change().template += " Now."
	c.done()
	told("another prompt", keeper{prompt.EstimateTokens("Weather in ? Now."), text.CostFromPrompt})
	c.undo()
	told("undone", counted)
}

// A wish for few tokens is held against what the endpoint has counted, where it has.
func TestTokensAreCounted(t *testing.T) {
	m, _ := remote()
	c := &Chapter{Lang: text.EN, Model: m}
	c.OnInit()
	m.Listen(Asked, c.followAsking)
	c.change().wishes = []prompt.Wish{{Kind: prompt.Tokens, Argument: "10", Weight: 1}}
	for i, says := range []string{`"counted": true, "out": 77`, `"counted": false`, `"counted": true, "out": 9`} {
		c.change().template += "!"
		c.done()
		m.AskRemote(c.asks())
		m.formSays(`"type": "text", "text": "it is sunny"`)
		m.formSays(`"type": "end", %s`, says)
		said, _ := m.Answered()
		met, _ := prompt.Judge(c.now.wishes, said)
		if v := c.kept.list[i]; met[0] != (i > 0) || v.Met[0] != met[0] || v.AnswerTokens != said.Tokens {
			t.Errorf("%s: %d tokens, met %v; kept with %d, %v", says, said.Tokens, met, v.AnswerTokens, v.Met)
		}
	}
}

// Costs are reckoned in what the endpoint has counted, or else in an estimate; the page
// says which.
func TestAnswerIsCounted(t *testing.T) {
	m, _ := remote()
	k := &keeper{}
	c := &Chapter{Lang: text.EN, Model: m, Keeper: k}
	c.OnInit()
	c.change()
	m.Listen(Asked, c.followAsking)
	for _, tt := range []struct {
		says string
		want keeper
	}{
		{`"counted":true,"in":20,"out":77`, keeper{77, text.CostFromCount}},
		{`"counted":false`, keeper{prompt.EstimateTokens("it is sunny"), text.CostFromEndpoint}},
	} {
		m.AskRemote("q", nil)
		m.formSays(`"type":"text","text":"it is sunny"`)
		m.formSays(`"type":"end","why":"stop",%s`, tt.says)
		if *k != tt.want {
			t.Errorf("%s: told %+v, want %+v", tt.says, *k, tt.want)
		}
	}
	m.AskHere("q", nil)
	m.Hear(&wire.Heard{ID: m.id})
	m.Hear(&wire.Said{ID: m.id, Tokens: []wire.SaidToken{{Candidate: wire.Candidate{Text: "sunny"}}}, Text: "sunny", End: wire.Complete})
	if want := (keeper{prompt.EstimateTokens("sunny"), text.CostFromAnswer}); *k != want {
		t.Errorf("of the page's model told %+v, want %+v", *k, want)
	}
}

// Every trouble that endpoint.js knows has its words, in both languages, and every
// word its trouble.
func TestTroublesHaveWords(t *testing.T) {
	script, err := os.ReadFile(filepath.Join("..", "..", "..", "web", "static", "endpoint.js"))
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{"stopped": true, "status": true}
	for _, m := range regexp.MustCompile(`Trouble\(([^;]*?)\)|setTimeout\(end, [^;]*`).FindAllString(string(script), -1) {
		for _, w := range regexp.MustCompile(`"([a-z-]+)"`).FindAllStringSubmatch(m, -1) {
			found[w[1]] = true
		}
	}
	m, _ := remote()
	for why := range found {
		if _, ok := troubles[why]; !ok && why != "stopped" && why != "status" && why != "length" {
			t.Errorf("endpoint.js knows the trouble %q, the page does not", why)
		}
	}
	for why := range troubles {
		if !found[why] && why != "no-price" {
			t.Errorf("endpoint.js does not know the trouble %q", why)
		}
	}
	if !strings.Contains(string(script), fmt.Sprintf("TRIES = %d", tries)) {
		t.Errorf("endpoint.js tries another number of times than %d", tries)
	}
	say := func(trouble Trouble) {
		t.Helper()
		trouble.Host, trouble.Seconds = "api.example.com", 30
		for _, l := range []text.Lang{text.ZH, text.EN} {
			if said := m.Remote.say(l, &trouble, "q"); said == "" || strings.ContainsAny(said, "%") {
				t.Errorf("%+v: %q", trouble, said)
			}
		}
	}
	for why := range troubles {
		for _, local := range []bool{false, true} {
			say(Trouble{Why: why, Local: local, Detail: "it said this"})
		}
	}
	for _, status := range []int{-1, 0, 302, 400, 401, 402, 403, 404, 409, 413, 418, 422, 429, 500, 502, 503, 504, 599, 999} {
		for _, keyed := range []bool{false, true} {
			m.Remote.Keyed = keyed
			say(Trouble{Why: "status", Status: status})
		}
	}
}

func TestTrial(t *testing.T) {
	m, sent := remote()
	for _, tt := range []struct{ says, en string }{
		{`"type":"trying"`, "Connecting to api.example.com"}, {`"type":"tried","count":3,"has":true`, "lists models (3), yours among them"},
		{`"type":"tried","count":3`, "but not “m”"}, {`"type":"tried"`, "lists no models"},
	} {
		m.TryRemote()
		m.formSays(`"type":"trying"`)
		m.formSays("%s", tt.says)
		if said := m.Remote.sayTrial(text.EN); !strings.Contains(said, tt.en) {
			t.Errorf("%s: %q", tt.says, said)
		}
	}
	m.TryRemote()
	m.formSays(`"type":"trying"`)
	m.formSays(`"type":"trouble","why":"status","status":401,"detail":"<i>no</i>"`)
	if said := m.Remote.sayTrial(text.EN); !strings.Contains(said, "does not accept the key (401)") || m.Reply != nil {
		t.Errorf("refused: %q", said)
	}
	m.hearForm(`{"type":"typed","host":"other.example","model":"m","most":"500"}`)
	if said := m.Remote.sayTrial(text.EN); said != "" {
		t.Errorf("of another endpoint it still says %q", said)
	}
	m.TryRemote()
	m.formSays(`"type":"trouble","why":"bad-url"`) // before it has tried anything
	if said := m.Remote.sayTrial(text.EN); !strings.Contains(said, "in full") {
		t.Errorf("of an address that is none it says %q", said)
	}
	for _, ends := range []string{`"type":"tried","count":3,"has":true`, `"type":"trouble","why":"status","status":401`} {
		m.TryRemote()
		m.formSays(`"type":"trying"`)
		m.hearForm(`{"type":"typed","host":"api.example.com","model":"another","most":"500"}`)
		m.formSays("%s", ends)
		if said := m.Remote.sayTrial(text.EN); said != "" {
			t.Errorf("of another model it says %q", said)
		}
	}
	m.TryRemote()
	m.AskRemote("q", nil)
	if m.Remote.Trial == Trying {
		t.Error("a question has ended the trial, and it is still waited for")
	}
	n := len(*sent) - 1
	m.TryRemote() // one thing at a time
	if len(*sent) != n+1 {
		t.Errorf("while it answers, it is tried")
	}
}

// What a trial has found stays while the page is rendered again, and told of what
// stands in the form: until something else is typed.
func TestTrialIsKept(t *testing.T) {
	m, sent := remote()
	e := &Endpoint{Lang: text.EN, Model: m, port: app.Undefined()}
	const fields = `"host":"api.example.com","model":"m","most":"$0.04","keyed":true`
	rendered := func() {
		e.OnUpdate(app.Context{})
		m.hearForm(`{"type":"holds",` + fields + `}`)
	}
	rendered()
	m.TryRemote()
	rendered()
	m.formSays(`"type":"trying"`)
	rendered()
	m.formSays(`"type":"trouble","why":"status","status":401`)
	rendered()
	if said := m.Remote.sayTrial(text.EN); !strings.Contains(said, "(401)") {
		t.Errorf("refused, it says %q", said)
	}
	words := 0
	count := func() (n int) {
		for _, c := range *sent {
			if c.Type == "words" {
				n++
			}
		}
		return n
	}
	if words = count(); words != 1 {
		t.Errorf("rendered four times, the form was told its words %d times", words)
	}
	e.Lang = text.ZH
	e.OnUpdate(app.Context{})
	m.Remote.Prices = nil // and with them the usual limit goes
	e.OnUpdate(app.Context{})
	if n := count(); n != words+2 {
		t.Errorf("of another language and another limit the form was told %d times", n-words)
	}
	m.hearForm(`{"type":"typed",` + fields + `}`)
	if said := m.Remote.sayTrial(text.EN); said != "" {
		t.Errorf("typed anew, it still says %q", said)
	}
}

// The key is in nothing that passes between page and form; neither is anything of
// it in what is rendered.
func TestPageHasNoKey(t *testing.T) {
	for _, v := range []any{command{}, event{}} {
		b, err := json.Marshal(v)
		if err != nil || regexp.MustCompile(`"key"`).Match(b) {
			t.Errorf("%T has a key: %s, %v", v, b, err)
		}
	}
	for _, embed := range []bool{false, true} {
		c := newChapter(text.EN)
		c.Embed = embed
		if got := strings.Contains(app.HTMLString(c), "endpoint-there"); got == embed {
			t.Errorf("embedded %v: the tab is there: %v", embed, got)
		}
	}
	c := newChapter(text.EN)
	c.Model.Remote.Chosen = true
	if html := app.HTMLString(c); strings.Contains(html, text.PromptModelIs.EN) || strings.Contains(html, text.PromptPrivate.EN) {
		t.Error("another model answers, and the page still says that nothing leaves it")
	}
}
