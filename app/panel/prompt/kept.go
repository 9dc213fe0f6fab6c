package prompt

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"breakeven/app/panel/widget"
	"breakeven/app/prompt"
	"breakeven/app/text"
	"breakeven/app/wire"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// kept are the versions of the visitor's prompt, the latest last.
type kept struct {
	list      []prompt.Version
	forgotten []prompt.Version // may be brought back
	file      [2]int64         // when the first and the last version of the last file came
	asking    *prompt.Version  // what is being asked; nil: nothing is
	lasts     bool             // they outlive the page
	stored    string           // what was last stored of them, or read
	left      prompt.Left      // but what the file has no room for
	said      func(text.Lang) string
	wrong     func(text.Lang) string
	first     string // the version that another is compared with, by name
	second    string
	open      bool // all are shown
}

// version is the prompt of now as a version without an answer. A wish that is still
// being written is none yet.
func (c *Chapter) version() prompt.Version {
	d := c.now.clone()
	maps.DeleteFunc(d.values, func(_, v string) bool { return v == "" })
	return prompt.Version{Template: d.template, Values: d.values, Shots: d.shots, Wishes: d.wanted(), Temperature: c.Model.Temperature, Seed: c.Model.Seed}
}

// followAsking keeps what was asked, once it is answered: as it was when it was
// asked, since one may write on meanwhile. An answer that the visitor has put words
// into is not the model's.
func (c *Chapter) followAsking() {
	k, m := &c.kept, c.Model
	switch {
	case m.Asking():
		if k.asking == nil {
			v := c.version()
			k.asking = &v
		}
		return
	case k.asking == nil:
		return
	}
	v := *k.asking
	k.asking = nil
	if m.forced || m.Heard == nil && m.Reply == nil || m.End != wire.Complete && m.End != wire.MostReached && m.End != wire.ContextFull {
		return
	}
	said, _ := m.Answered()
	v.Answer, v.AnswerTokens = widget.Short(said.Text, prompt.MaxRunes-1), said.Tokens
	if m.Reply != nil {
		v.Seed = 0 // an endpoint is told none
	}
	if r := m.Reply; r == nil {
		v.Tokens = len(m.Heard.Tokens)
	} else if v.Model = widget.Short(cmp.Or(r.Name, "?"), prompt.MaxModelName-1); r.Counted {
		v.Tokens, v.AnswerTokens = min(r.In, prompt.MaxTokens), min(r.Out, prompt.MaxTokens)
	}
	said.Values = v.Values
	v.Met, _ = prompt.Judge(v.Wishes, said)
	k.put(v, func(last *prompt.Version) {
		last.Seed, last.Answer, last.Met, last.Tokens, last.AnswerTokens = v.Seed, v.Answer, v.Met, v.Tokens, v.AnswerTokens
	})
	c.hearCount(v)
	switch r := m.Reply; {
	case r == nil:
		c.tellAnswered(text.CostFromAnswer, v.Answer)
	case !r.Counted:
		c.tellAnswered(text.CostFromEndpoint, v.Answer)
	case c.Keeper != nil && c.mine:
		c.Keeper.PromptAnswered(v.AnswerTokens, text.CostFromCount)
	}
	c.keep()
}

// hearCount takes an endpoint's own count of what was sent, for the keeper. That reckons
// without the values, of which nobody has counted the share.
func (c *Chapter) hearCount(v prompt.Version) {
	if c.Model.Reply == nil || !c.Model.Reply.Counted {
		return
	}
	t := prompt.Parse(v.Template)
	fixed := unvaried(t, v.Shots)
	if n := v.Tokens - max(0, prompt.EstimateTokens(t.Behind(v.Shots, v.Values))-prompt.EstimateTokens(fixed)); n > 0 {
		c.counted.text, c.counted.tokens = fixed, n
		c.tell()
	}
}

// tellAnswered tells the keeper how long the answers are, on average, as estimated: the
// page's model counts in tokens of its own.
func (c *Chapter) tellAnswered(from text.Sentence, answers ...string) {
	if c.Keeper == nil || !c.mine {
		return
	}
	sum := 0
	for _, a := range answers {
		sum += prompt.EstimateTokens(a)
	}
	c.Keeper.PromptAnswered((sum+len(answers)-1)/len(answers), from)
}

// keepRows keeps what came of a run. One that did not come to its end takes no answers
// away.
func (c *Chapter) keepRows(r *run) {
	var answers []string
	v := r.version
	for _, r := range v.Rows {
		answers = append(answers, r.Answer)
	}
	c.tellAnswered(text.CostFromAnswer, answers...)
	c.kept.put(v, func(last *prompt.Version) {
		if r.end == complete || len(v.Rows) >= len(last.Rows) {
			last.Rows = v.Rows
		}
	})
	c.keep()
}

// put adds a version, or changes the latest where that asks the same. One that no file
// may hold is not kept, which is said.
func (k *kept) put(v prompt.Version, change func(last *prompt.Version)) {
	k.said, k.wrong = nil, nil
	if n := len(k.list); n > 0 && k.list[n-1].Same(v) {
		change(&k.list[n-1])
	} else if v.Valid() {
		v.Asked, v.Name = k.now(), k.nextName()
		k.list = append(k.list, v)
		k.list = k.list[max(0, len(k.list)-prompt.MaxVersions):]
	} else {
		k.wrong = func(l text.Lang) string { return text.VersionNotKept.In(l) }
	}
}

// now is when a version is asked: later than any other.
func (k *kept) now() int64 {
	at := time.Now().UnixMicro()
	if n := len(k.list); n > 0 {
		at = max(at, k.list[n-1].Asked+1)
	}
	return at
}

// nextName is v1, v2, …, whatever has gone.
func (k *kept) nextName() string {
	most := 0
	for _, v := range k.list {
		if n, err := strconv.Atoi(strings.TrimPrefix(v.Name, "v")); err == nil && n < 1e6 {
			most = max(most, n)
		}
	}
	return "v" + strconv.Itoa(most+1)
}

// find returns the place of the version with a name, or -1.
func (k *kept) find(name string) int {
	return slices.IndexFunc(k.list, func(v prompt.Version) bool { return v.Name == name })
}

// rename gives a version another name, unless it is none or another's.
func (k *kept) rename(i int, name string) {
	name = strings.Join(strings.Fields(name), " ")
	if r := []rune(name); len(r) > prompt.MaxVersionName {
		name = string(r[:prompt.MaxVersionName])
	}
	if name != "" && k.find(name) < 0 {
		k.list[i].Name = name
	}
}

// take has the versions of a file join the list, all or none. Those that are there
// already, are, with the file's rows where it has more; a name that is taken gets a
// number. Those that have to make room may be brought back.
func (k *kept) take(file []byte) (taken, pushed int, err error) {
	list, err := prompt.ImportVersions(file)
	if err != nil {
		return 0, 0, err
	}
	before := slices.Clone(k.list)
	k.file[0] = k.now()
	for _, v := range list {
		if i := k.find(v.Name); i >= 0 && k.list[i].Same(v) && k.list[i].Answer == v.Answer {
			if rows := k.list[i].Rows; len(v.Rows) > len(rows) && k.list[i].Turned(v).Compared == len(rows) {
				k.list[i].Rows = v.Rows
				taken++
			}
			continue
		}
		if v.Name == "" || k.find(v.Name) >= 0 {
			v.Name = k.nextName()
		}
		v.Asked = k.now()
		k.list = append(k.list, v)
		taken++
	}
	k.file[1] = k.list[len(k.list)-1].Asked
	if pushed = max(0, len(k.list)-prompt.MaxVersions); pushed > 0 {
		k.forgotten, k.list = before, k.list[pushed:]
	}
	return taken, pushed, nil
}

// restore brings back what was forgotten, or had to make room for a file. Where that is
// too many, those of the file make room.
func (k *kept) restore() {
	all := k.list
	k.list, k.forgotten, k.said, k.wrong = k.forgotten, nil, nil, nil
	all = slices.DeleteFunc(slices.Clone(all), func(v prompt.Version) bool { return find(k.list, v) >= 0 })
	over := len(k.list) + len(all) - prompt.MaxVersions
	k.join(slices.DeleteFunc(all, func(v prompt.Version) bool {
		if over <= 0 || v.Asked < k.file[0] || v.Asked > k.file[1] {
			return false
		}
		over--
		return true
	}), false)
}

// find returns the place of a version in a list, or -1. Two tabs may ask at the same time,
// which browsers tell by the millisecond.
func find(list []prompt.Version, v prompt.Version) int {
	return slices.IndexFunc(list, func(o prompt.Version) bool { return o.Asked == v.Asked && o.Same(v) })
}

// goBack makes a version the draft; that can be undone.
func (c *Chapter) goBack(v prompt.Version) {
	c.done()
	was, is := c.Model.choosing(), c.Model.choosing()
	d := c.change()
	d.template, d.values, d.wishes, d.shots = v.Template, maps.Clone(v.Values), slices.Clone(v.Wishes), slices.Clone(v.Shots)
	d.ofTask(c.Lang)
	if d.values == nil {
		d.values = map[string]string{}
	}
	is.temperature = v.Temperature
	if v.Temperature > 0 && v.Seed > 0 {
		is.seed, is.used, is.fixed = v.Seed, false, false
	}
	if is != was {
		c.before.chosen = &was
	}
	c.done()
	c.Model.choose(is)
}

// choosing is how the model chooses its words.
type choosing struct {
	temperature float64
	seed        uint32
	used, fixed bool // the seed was asked with, or typed
}

func (m *Model) choosing() choosing { return choosing{m.Temperature, m.Seed, m.used, m.fixed} }

func (m *Model) choose(c choosing) {
	m.Temperature, m.Seed, m.used, m.fixed = c.temperature, c.seed, c.used, c.fixed
	m.Announce(Asked)
}

// ofTask has a draft whose prompt is an earlier one adjusted and tested with what belongs
// to its task, of which a version says nothing: the task that begins with this template,
// or wants the same first. A table of the visitor's own stays where the template uses it.
func (d *draft) ofTask(first text.Lang) {
	best, own := 0, d.ownTable() && d.usesTable()
	for _, l := range []text.Lang{first, 1 - first} {
		for i, task := range prompt.Tasks(l.Code()) {
			like := 0
			if task.Template == d.template {
				like += 2
			}
			if len(d.wishes) > 0 && task.Wishes[0] == d.wishes[0] {
				like++
			}
			if like > best {
				best, d.examples = like, task.Examples
				if !own {
					d.table = usual()[l][i]
				}
			}
		}
	}
	if best == 0 {
		d.examples = nil
	}
}

// shelf is where versions lie from one visit to the next, and where the browser's other
// tabs find them.
const shelf = "prompts"

// followShelf brings back what was kept, and what other tabs keep from then on.
func (c *Chapter) followShelf(ctx app.Context) {
	c.kept.lasts = widget.StorageLasts()
	c.kept.hear(widget.Stored(shelf))
	widget.OtherWindows(ctx, shelf, true, func() {
		c.kept.hear(widget.Stored(shelf))
		c.Model.Announce(Ran)
	})
}

// hear takes what another tab has stored: what both have is as it stands there. An empty
// shelf means that it has forgotten all.
func (k *kept) hear(file string) {
	if file == "" {
		k.forget()
		return
	}
	k.share(file, true)
}

// share joins what is stored by now, and lets go what another tab has taken from there. A
// file that is none is let be.
func (k *kept) share(file string, newer bool) {
	there, was := onShelf(file), onShelf(k.stored)
	if there == nil {
		return
	}
	k.list = slices.DeleteFunc(slices.Clone(k.list), func(v prompt.Version) bool { return find(was, v) >= 0 && find(there, v) < 0 })
	k.join(there, newer)
	k.stored = file
}

// join adds the versions of another tab where they belong in time. Those that both have
// are as they stand here, unless there is newer; rows may have had no room there.
func (k *kept) join(there []prompt.Version, newer bool) {
	for _, v := range there {
		i := find(k.list, v)
		switch {
		case i < 0:
			if k.find(v.Name) >= 0 {
				v.Name = k.nextName()
			}
			k.list = append(k.list, v)
		case newer:
			if len(v.Rows) == 0 {
				v.Rows = k.list[i].Rows
			}
			k.list[i] = v
		}
	}
	slices.SortStableFunc(k.list, func(v, o prompt.Version) int {
		return cmp.Or(cmp.Compare(v.Asked, o.Asked), cmp.Compare(v.Template, o.Template))
	})
	k.list = k.list[max(0, len(k.list)-prompt.MaxVersions):]
}

// forget empties the list, which can be taken back.
func (k *kept) forget() {
	if len(k.list) > 0 {
		k.forgotten, k.list, k.said, k.wrong, k.left = k.list, nil, nil, nil, prompt.Left{}
	}
}

// export is what is stored of the versions. What it has no room for is told.
func (k *kept) export() string {
	file, left := prompt.ExportVersions(k.list)
	k.left = left
	return string(file)
}

// onShelf reads the versions of a file. Those from before they knew when they were asked
// are told apart by their places.
func onShelf(file string) []prompt.Version {
	list, _ := prompt.ImportVersions([]byte(file))
	for i := range list {
		if list[i].Asked == 0 {
			list[i].Asked = int64(i + 1)
		}
	}
	return list
}

// keep writes the versions where they survive a reload.
func (c *Chapter) keep() {
	if app.IsClient {
		c.kept.write(func() string { return widget.Stored(shelf) }, func(file string) bool { return widget.Store(shelf, file) })
	}
	c.Model.Announce(Ran)
}

// write stores the versions. What another tab has put there meanwhile stays.
func (k *kept) write(stored func() string, store func(file string) (lasts bool)) {
	file := ""
	if len(k.list) > 0 {
		if there := stored(); there != k.stored {
			k.share(there, false)
		}
		file = k.export()
	}
	// Where there is no room, what was there still is.
	k.lasts, k.stored = store(file), stored()
}
