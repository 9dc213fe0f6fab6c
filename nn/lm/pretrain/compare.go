package pretrain

import (
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"breakeven/nn/device"
	"breakeven/nn/lm"
	"breakeven/nn/lm/corpus"
)

// Way is one of the ways to give a model the rows of a task.
type Way string

const (
	ByPrompt Way = "prompt"      // as examples in the prompt
	ByFull   Way = "full"        // tuning of all weights
	ByLoRA   Way = "LoRA"        // tuning of an adapter
	ByMixed  Way = "full, mixed" // as ByFull, but a quarter of each step's documents are pretraining's
)

// Comparison is the same rows as examples in a prompt and as training data, on
// corpus.Tasks in one language, and what tuning leaves of what the model could
// before.
type Comparison struct {
	Language string   `json:"language"`
	Weights  string   `json:"weights"` // fileHash of theirs
	Steps    int      `json:"steps"`   // of a tuning
	Rank     int      `json:"rank"`    // of LoRA
	Mix      float64  `json:"mix"`     // share of pretraining's documents by ByMixed
	Seeds    []uint64 `json:"seeds"`   // of the tasks: other rows, other labels
	Machine  Machine  `json:"machine"`
	Hours    float64  `json:"hours"`
	Points   []Point  `json:"points"`
	Skills   []Skill  `json:"skills"`
}

// Point is how many of a task's tests a model answers exactly after K rows.
type Point struct {
	Task   string  `json:"task"`
	Chance float64 `json:"chance"` // share that guessing gets right; 0 where that is hopeless
	Way    Way     `json:"way"`
	K      int     `json:"k"`
	Used   int     `json:"used"`  // of K: fewer stand in a prompt that they have no room in
	Right  []int   `json:"right"` // by seed
	N      int     `json:"n"`     // tests of a seed
}

// Skill is what a model answers of one of corpus.Sets before any tuning, where Task
// is empty, or after one.
type Skill struct {
	Set   string `json:"set"`
	Task  string `json:"task"`
	Way   Way    `json:"way"`
	Right int    `json:"right"` // over all seeds
	N     int    `json:"n"`
}

// Comparing says what is compared.
type Comparing struct {
	Base     *lm.Model
	Language int // 0 Chinese, 1 English
	Seeds    []uint64
	Rows     []int // of a task, rising; skills are judged after the last
	Tests    int   // of a task, at most
	Steps    int   // of a tuning
	Skills   []corpus.Set
	Log      func(line string)
	Stopped  func() bool // as Run's

	rehearsal []corpus.Document
	began     time.Time
	done, all int // points, over all seeds
}

const (
	comparedRank = 4
	comparedMix  = .25
)

// NewComparing returns the comparison of the documentation.
func NewComparing(base *lm.Model, language int) *Comparing {
	c := &Comparing{
		Base: base, Language: language, Seeds: []uint64{1, 2, 3}, Rows: []int{1, 2, 4, 8, 16, 64, 256},
		Tests: 300, Steps: lm.DefaultTuning(0).Steps,
	}
	var err error
	if c.rehearsal, err = base.Config().ReadDocuments(lm.WriteDocuments(rehearsal())); err != nil { // as whoever tunes the weights has them
		panic(err)
	}
	for _, s := range corpus.Sets(100) {
		switch strings.TrimSuffix(s.Name, ", "+corpus.Languages[language]) {
		case "questions: all, seen wordings", "labels: 2 classes, label words, k = 4", "article's prompt, detailed: 200 unseen facts":
			s.Cases = s.Cases[:100]
			c.Skills = append(c.Skills, s)
		}
	}
	return c
}

// Do compares. Errors: ErrStopped, and the device's.
func (c *Comparing) Do() (*Comparison, error) {
	c.began, c.done, c.all = time.Now(), 0, len(c.Seeds)*len(corpus.Tasks(c.Seeds[0], c.Language))*(3*len(c.Rows)+1)
	x := &Comparison{
		Language: corpus.Languages[c.Language], Steps: c.Steps, Rank: comparedRank, Mix: comparedMix, Seeds: c.Seeds,
	}
	if err := c.judge(x, c.Base, "", ""); err != nil {
		return nil, err
	}
	for _, seed := range c.Seeds {
		for _, task := range corpus.Tasks(seed, c.Language) {
			if err := c.prompted(x, &task); err != nil {
				return nil, err
			}
			for _, way := range []Way{ByFull, ByLoRA, ByMixed} {
				if err := c.tuned(x, &task, way, seed); err != nil {
					return nil, err
				}
			}
		}
	}
	x.Hours = rounded(time.Since(c.began).Hours())
	return x, nil
}

// prompted asks with the first rows as examples.
func (c *Comparing) prompted(x *Comparison, task *corpus.Task) error {
	before := Point{}
	for _, k := range c.Rows {
		p := Point{Task: task.Name, Chance: task.Chance, Way: ByPrompt, K: k, Used: k}
		for _, r := range c.tests(task) {
			_, used := task.Prompt(k, r.Input)
			p.Used = min(p.Used, used)
		}
		if before.Right != nil && before.Used < before.K { // there was no room for more
			p.Right, p.N = before.Right, before.N
		} else if err := c.ask(&p, c.Base, task, k); err != nil {
			return err
		}
		before = p
		c.add(x, p)
	}
	return nil
}

// tuned has models learn from the first rows, and asks them without examples.
func (c *Comparing) tuned(x *Comparison, task *corpus.Task, way Way, seed uint64) error {
	rows := c.Rows
	if way == ByMixed {
		rows = rows[len(rows)-1:]
	}
	for _, k := range rows {
		if err := c.tune(x, task, way, seed, k); err != nil {
			return err
		}
	}
	return nil
}

// tune has a model learn from k rows, and asks it.
func (c *Comparing) tune(x *Comparison, task *corpus.Task, way Way, seed uint64, k int) error {
	how := lm.DefaultTuning(0)
	if way == ByLoRA {
		how = lm.DefaultTuning(comparedRank)
	}
	how.Steps, how.Seed = c.Steps, seed
	if way == ByMixed {
		how.Mix, how.Pretraining = comparedMix, lm.Rehearse(c.rehearsal, seed)
	}
	var documents []corpus.Document
	for _, r := range task.Rows[:k] {
		documents = append(documents, task.Document(r))
	}
	t, err := lm.NewTuner(c.Base, documents, how)
	if err != nil {
		return err
	}
	defer t.Close()
	defer t.Model().Close()
	for range how.Steps {
		if c.Stopped() {
			return ErrStopped
		}
		if _, err := t.Step(); err != nil {
			return err
		}
	}
	p := Point{Task: task.Name, Chance: task.Chance, Way: way, K: k, Used: k}
	if err := c.ask(&p, t.Model(), task, 0); err != nil {
		return err
	}
	c.add(x, p)
	if k == c.Rows[len(c.Rows)-1] {
		return c.judge(x, t.Model(), task.Name, way)
	}
	return nil
}

// tests returns the rows that a task is judged by.
func (c *Comparing) tests(task *corpus.Task) []corpus.Row {
	return task.Test[:min(c.Tests, len(task.Test))]
}

// ask counts a model's right answers to a task's tests behind k examples.
func (c *Comparing) ask(p *Point, m *lm.Model, task *corpus.Task, k int) error {
	var cases []corpus.Case
	for _, r := range c.tests(task) {
		cases = append(cases, task.Case(k, r))
	}
	right, err := c.count(m, cases)
	p.Right, p.N = []int{right}, len(cases)
	return err
}

// count returns how many cases a model solves.
func (c *Comparing) count(m *lm.Model, cases []corpus.Case) (right int, err error) {
	s, err := lm.NewSession(m)
	if err != nil {
		return 0, err
	}
	defer s.Close()
	for i := range cases {
		if c.Stopped() {
			return 0, ErrStopped
		}
		solved, err := s.Solves(&cases[i])
		if err != nil {
			return 0, err
		}
		if solved {
			right++
		}
	}
	return right, nil
}

// add puts a point of one seed beside those of the seeds before.
func (c *Comparing) add(x *Comparison, p Point) {
	c.done++
	c.Log(fmt.Sprintf("%s, %s, %s, %d rows (%d used): %d of %d; about %v left", x.Language, p.Task, p.Way, p.K, p.Used, p.Right[0], p.N, left(c.began, c.done, c.all)))
	for i := range x.Points {
		if q := &x.Points[i]; q.Task == p.Task && q.Way == p.Way && q.K == p.K {
			q.Used, q.Right = min(q.Used, p.Used), append(slices.Clip(q.Right), p.Right...)
			return
		}
	}
	x.Points = append(x.Points, p)
}

// judge asks for old skills.
func (c *Comparing) judge(x *Comparison, m *lm.Model, task string, way Way) error {
	for _, set := range c.Skills {
		right, err := c.count(m, set.Cases)
		if err != nil {
			return err
		}
		s := Skill{Set: set.Name, Task: task, Way: way, Right: right, N: len(set.Cases)}
		c.Log(fmt.Sprintf("%s after %s: %d of %d", set.Name, cmp.Or(task, "nothing"), right, s.N))
		found := false
		for i := range x.Skills {
			if q := &x.Skills[i]; q.Set == s.Set && q.Task == s.Task && q.Way == s.Way {
				q.Right, q.N, found = q.Right+s.Right, q.N+s.N, true
			}
		}
		if !found {
			x.Skills = append(x.Skills, s)
		}
	}
	return nil
}

// Compare compares on the run's own weights, in a language, by so many tests of a task
// and cases of a skill at most, and writes the result beside them. Errors: as Comparing's Do, and those of
// files.
func (r *Run) Compare(dev device.Device, language, tests int) error {
	m, err := OpenModel(dev, r.File("safetensors"))
	if err != nil {
		return err
	}
	defer m.Close()
	c := NewComparing(m, language)
	c.Log, c.Stopped, c.Tests = r.Log, r.Stopped, min(c.Tests, tests)
	for i, s := range c.Skills {
		c.Skills[i].Cases = s.Cases[:min(len(s.Cases), tests)]
	}
	x, err := c.Do()
	if err != nil {
		return err
	}
	file, err := os.ReadFile(r.File("safetensors"))
	if err != nil {
		return err
	}
	x.Weights, x.Machine = fileHash(file), r.Machine
	text, err := json.MarshalIndent(x, "", "\t")
	if err != nil {
		return err
	}
	return replace(r.File(x.Language+".json"), append(text, '\n'))
}
