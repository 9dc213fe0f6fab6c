package prompt

import (
	"encoding/json"
	"maps"
	"math"
	"strconv"
	"strings"

	"breakeven/app/panel/widget"
	"breakeven/app/prompt"
	"breakeven/app/text"
	"breakeven/app/wire"
)

// Remote is what the page knows of the endpoint that a visitor has typed: all but
// the key, which stays in the form's own document (web/static/endpoint.js). Of what
// that document says nothing is believed that is not checked here.
type Remote struct {
	Chosen  bool   // it is to be asked, and not the page's model
	Ready   bool   // the form is there, and has told what stands in it
	Origin  string // of the page, as the endpoint sees it
	Host    string // as typed, as are the next two
	Name    string // of the model
	Most    string // to be spent: money, or tokens
	Keyed   bool   // there is a key
	KeyGone bool   // another origin was typed, and the key for the last one dropped
	Height  int    // of the form, in CSS pixels
	Trial   Trial
	Count   int      // of models that it lists
	Trouble *Trouble // why the trial failed; nil where it did not

	Prices func() (in, out float64, known bool) // of the Cost chapter's case, $ per million tokens; may be nil
	send   func(command)
	id     uint32 // of the last command; what is said of an older one is late
}

// Trial is how trying the connection stands.
type Trial uint8

const (
	NotTried Trial = iota
	Trying
	HasModel  // the endpoint's list has the model
	HasOthers // it has not
	NoList    // the endpoint answers, but lists no models
)

// Reply is how the endpoint answers the last question: Model.Text has its words.
type Reply struct {
	Host    string
	Name    string // of the model that was asked
	Waits   int    // seconds until it is asked again; 0 where it is not waited
	Try     int    // that then follows
	Status  int    // HTTP, of the failure that is waited for
	Finish  string
	Counted bool // it has told how many tokens there were
	In, Out int
	Cost    string   // as returned, in a currency that is not told; "" where none was
	Trouble *Trouble // what went wrong; nil while nothing has
}

// Trouble is a failure, in the words of endpoint.js.
type Trouble struct {
	Why     string // a key of troubles
	Host    string
	Local   bool // the host is the visitor's own machine
	Status  int  // HTTP
	Seconds int
	Detail  string // the endpoint's own words
}

// command is what the page says to the form.
type command struct {
	Type        string            `json:"type"` // words, ask, try, stop
	ID          uint32            `json:"id"`
	Words       map[string]string `json:"words,omitempty"`
	Prompt      string            `json:"prompt,omitempty"`
	Most        int               `json:"most,omitempty"`
	Temperature float64           `json:"temperature"`
}

// event is what the form says to the page.
type event struct {
	Type    string `json:"type"` // typed, holds, height, enter; trying, tried; waits, text, end, trouble
	ID      uint32 `json:"id"`
	Host    string `json:"host"`
	Model   string `json:"model"`
	Most    string `json:"most"`
	Text    string `json:"text"`
	Why     string `json:"why"`
	Detail  string `json:"detail"`
	Local   bool   `json:"local"`
	Keyed   bool   `json:"keyed"`
	KeyGone bool   `json:"keyGone"`
	Has     bool   `json:"has"`
	Count   int    `json:"count"`
	Height  int    `json:"height"`
	Status  int    `json:"status"`
	Seconds int    `json:"seconds"`
	Try     int    `json:"try"`
	In      int    `json:"in"`
	Out     int    `json:"out"`
	Counted bool   `json:"counted"`
	Millis  int    `json:"millis"`

	Cost *float64 `json:"cost"` // nil where the endpoint told none
}

const (
	maxEvent = 1 << 17 // bytes of an event
	maxReply = 1 << 19 // bytes of an answer; endpoint.js ends it earlier
	maxCost  = 1e6     // that an answer is believed to have
	maxMost  = 8192    // tokens that an answer may be allowed; servers refuse more than their models have
)

// hearForm takes an event of the form, and tells whether Ctrl+Enter was pressed in it.
func (m *Model) hearForm(data string) (enter bool) {
	var e event
	if len(data) > maxEvent || json.Unmarshal([]byte(data), &e) != nil {
		return false
	}
	r := &m.Remote
	host := widget.Short(e.Host, 100)
	switch e.Type {
	case "enter":
		return true
	case "height":
		r.Height = min(max(e.Height, 0), 2000)
	case "typed", "holds": // by hand, or not
		r.Host, r.Name, r.Most, r.Keyed, r.KeyGone = host, widget.Short(e.Model, 200), widget.Short(e.Most, 30), e.Keyed, e.KeyGone
		if r.Ready = true; e.Type == "typed" {
			r.Trial, r.Trouble = NotTried, nil
		}
	default:
		if e.ID == r.id {
			m.hearEndpoint(e, host)
		}
	}
	m.Announce(Asked, Answered)
	m.next()
	return false
}

// hearEndpoint takes what the endpoint has made of the latest command. What the form
// tells of itself says nothing of that: a wait goes on though it has grown.
func (m *Model) hearEndpoint(e event, host string) {
	r := &m.Remote
	trouble := &Trouble{Why: e.Why, Host: host, Local: e.Local, Status: e.Status, Seconds: e.Seconds, Detail: widget.Short(strings.TrimSpace(e.Detail), 300)}
	switch e.Type {
	case "trying":
		r.Trial, r.Trouble = Trying, nil
	case "tried":
		if r.Trial != Trying {
			break // of what stood there before
		}
		r.Trial = NoList
		if r.Count = min(max(e.Count, 0), 1e6); r.Count > 0 {
			r.Trial = HasOthers
		}
		if e.Has {
			r.Trial = HasModel
		}
	case "trouble":
		if r.Trial == Trying {
			r.Trial, r.Trouble = NotTried, trouble
		}
	}
	if m.asking && m.Reply != nil {
		m.replies(e, host, trouble)
	}
}

// replies takes an event of the answer under way.
func (m *Model) replies(e event, host string, trouble *Trouble) {
	r := m.Reply
	r.Host, r.Waits = host, 0
	switch e.Type {
	case "waits":
		r.Waits, r.Try, r.Status = max(e.Seconds, 1), e.Try, e.Status
	case "text":
		if len(m.Text)+len(e.Text) <= maxReply {
			m.Text += e.Text
		}
	case "end":
		m.asking, m.End, m.Millis = false, wire.Complete, float32(e.Millis)
		r.Finish, r.Counted, r.In, r.Out = e.Why, e.Counted, max(e.In, 0), max(e.Out, 0)
		if e.Counted && e.Cost != nil && *e.Cost >= 0 && *e.Cost < maxCost {
			r.Cost = strconv.FormatFloat(math.Round(*e.Cost*1e9)/1e9, 'f', -1, 64)
		}
		if e.Why == "length" {
			m.End = wire.MostReached
		}
	case "trouble":
		m.asking, m.End = false, wire.Hushed
		if e.Why != "stopped" {
			r.Trouble = trouble
		}
	}
}

// AskRemote asks the endpoint. It is for a visitor's own press of a button or a
// key, nothing else: what it sends leaves the machine, and may cost money.
func (m *Model) AskRemote(question string, values map[string]string) {
	m.begin(question)
	m.Values = maps.Clone(values)
	m.Reply = &Reply{Host: m.Remote.Host, Name: m.Remote.Name}
	most, trouble := m.Remote.limit(question)
	switch {
	case trouble != "":
		m.asking, m.End, m.Reply.Trouble = false, wire.Hushed, &Trouble{Why: trouble}
	case m.Remote.send == nil:
		m.asking, m.End = false, wire.Hushed
	default:
		m.Remote.id++
		if m.Remote.Trial == Trying {
			m.Remote.Trial = NotTried // it gives way, and tells nothing more
		}
		m.Remote.send(command{Type: "ask", ID: m.Remote.id, Prompt: question, Most: most, Temperature: m.Temperature})
	}
	m.Announce(Asked, Answered)
}

// TryRemote tries the connection. Nothing is charged for that.
func (m *Model) TryRemote() {
	if m.asking || m.Remote.Trial == Trying || m.Remote.send == nil {
		return
	}
	m.Remote.id++
	m.Remote.Trial, m.Remote.Trouble = Trying, nil // from now: an address that is none is told before anything is tried
	m.Remote.send(command{Type: "try", ID: m.Remote.id})
	m.Announce(Asked)
}

// Choose has the endpoint asked, or the page's model.
func (m *Model) Choose(remote bool) {
	m.Remote.Chosen = remote
	m.Announce(Asked, Answered)
}

// limit is how many tokens an answer to a question may have, or what is wrong with
// what was typed.
func (r *Remote) limit(question string) (tokens int, trouble string) {
	typed := strings.NewReplacer(",", "", " ", "", "＄", "$").Replace(r.Most)
	sum, isMoney := strings.CutPrefix(typed, "$")
	x, err := strconv.ParseFloat(sum, 64)
	if err != nil || !(x > 0) || math.IsInf(x, 0) {
		return 0, "most"
	}
	if !isMoney {
		if x != math.Trunc(x) || x > maxMost {
			return 0, "most"
		}
		return int(x), ""
	}
	in, out, known := r.prices()
	if !known || out <= 0 {
		return 0, "no-price"
	}
	left := (x - inputCost(question, in)) / out * 1e6
	if left < 1 {
		return 0, "little"
	}
	return int(min(left, maxMost)), ""
}

func (r *Remote) prices() (in, out float64, known bool) {
	if r.Prices == nil {
		return 0, 0, false
	}
	return r.Prices()
}

// inputCost is about what sending a question costs, in $.
func inputCost(question string, in float64) float64 {
	return float64(prompt.EstimateTokens(question)) * in / 1e6
}

// sayLimit tells what the limit comes to.
func (r *Remote) sayLimit(l text.Lang, question string) string {
	tokens, trouble := r.limit(question)
	if trouble != "" {
		return r.say(l, &Trouble{Why: trouble}, question)
	}
	in, out, known := r.prices()
	if !known {
		return text.EndpointMostTokens.In(l, text.Int(int64(tokens)))
	}
	return text.EndpointMostIs.In(l, text.Int(int64(tokens)), text.Money(inputCost(question, in)+float64(tokens)*out/1e6), text.Money(in), text.Money(out))
}

// sayReply tells how the answer stands, or ended.
func (m *Model) sayReply(l text.Lang) string {
	r := m.Reply
	switch {
	case r.Trouble != nil:
		return ""
	case m.asking && r.Waits > 0:
		return text.EndpointWaits.In(l, r.Host, r.Status, r.Waits, r.Try, tries)
	case m.asking && m.Text == "":
		return text.EndpointAsking.In(l, r.Host)
	case m.asking:
		return ""
	case m.End == wire.Hushed:
		return text.PromptHushed.In(l)
	}
	said := map[string]text.Sentence{"length": text.EndpointFull, "content_filter": text.EndpointFiltered}[r.Finish].In(l)
	millis := text.Int(int64(m.Millis))
	if !r.Counted {
		return said + text.EndpointTookOnly.In(l, millis)
	}
	said += text.EndpointTook.In(l, millis, text.Int(int64(r.In)), text.Int(int64(r.Out)))
	if r.Cost != "" {
		said += text.EndpointTookCost.In(l, r.Cost)
	}
	if in, out, known := m.Remote.prices(); known {
		said += text.EndpointTookPrice.In(l, text.Money((float64(r.In)*in+float64(r.Out)*out)/1e6))
	}
	return said
}

// tries is how often endpoint.js asks an endpoint that is busy.
const tries = 4
