package prompt_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	. "breakeven/app/prompt"
	"breakeven/docs"
	"breakeven/nn/device/cpu"
	"breakeven/nn/lm"
	"breakeven/nn/lm/corpus"
	"breakeven/nn/lm/pretrain"
	"breakeven/nn/lm/token"

	"gonum.org/v1/gonum/blas/gonum"
)

// speaker asks the weights that go with the page, by gonum, greedily, as the page
// does.
func speaker(t *testing.T) func(prompt string, values map[string]string) Answer {
	t.Helper()
	m, err := pretrain.OpenModel(cpu.New(gonum.Implementation{}, cpu.Generic{}), "../../nn/lm/trained/"+pretrain.WeightsFile)
	if err != nil {
		t.Fatal(err)
	}
	s, err := lm.NewSession(m)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close(); m.Close() })
	v := corpus.Vocabulary()
	return func(template string, values map[string]string) Answer {
		e := v.Encode(Parse(template).Render(values))
		s.Rewind(0)
		z, err := s.Feed(append(append([]uint32{token.Begin}, e.IDs...), token.Answer))
		var said []uint32
		for err == nil && s.Len() < m.Config().Context {
			id := lm.Greedy(z)
			if id == token.End {
				break
			}
			if said = append(said, id); id == token.Answer {
				said = nil // the fact that it quotes
			}
			z, err = s.Feed([]uint32{id})
		}
		if err != nil {
			t.Fatal(err)
		}
		return Answer{Text: v.Decode(said, e.Unknown), Tokens: len(said), Values: values}
	}
}

// What Adjust for me makes of the tasks: the steps it takes, and whether it ends well.
func TestTasks(t *testing.T) {
	ask := speaker(t)
	want := map[string]string{
		"plain": "false,detail true", "adjusted": "true", "label": "false,example false,example true", "format": "false,example true",
		"language": "false,language true", "beyond": "false,example false,example false,example false,example false",
	}
	for _, lang := range []string{"zh", "en"} {
		for _, task := range Tasks(lang) {
			for _, w := range task.Wishes {
				if err := w.Err(); err != nil {
					t.Errorf("%s %s: %v: %v", lang, task.ID, w, err)
				}
			}
			if p := Parse(task.Template).Check(task.Values); p != nil {
				t.Errorf("%s %s: %v", lang, task.ID, p)
			}
			s := search(ask, task)
			var got []string
			for _, step := range s.Steps {
				got = append(got, strings.TrimSpace(fmt.Sprint(step.By.ID, " ", !slices.Contains(step.Met, false))))
			}
			if g := strings.Join(got, ","); g != want[task.ID] {
				t.Errorf("%s %s: %s, want %s: %+v", lang, task.ID, g, want[task.ID], s.Steps)
			}
			if s.Solved() != (task.ID != "beyond") {
				t.Errorf("%s %s: solved %v", lang, task.ID, s.Solved())
			}
		}
	}
	if zh := Tasks("zh")[0]; search(ask, zh).Steps[1].By.Template != Weather["zh"][1].Template {
		t.Error("the first adjustment is not the article's")
	}
	if en := Tasks("en")[0]; search(ask, en).Steps[1].By.Template != Weather["en"][1].Template {
		t.Error("the first adjustment is not the article's")
	}
}

func search(ask func(string, map[string]string) Answer, task Task) *Search {
	s := NewSearch(task.Template, task.Wishes, task.Values, task.Examples)
	for s.Next() != nil {
		s.Heard(ask(s.Next().By.Template, task.Values))
	}
	return s
}

// Cases are drawn from these; a third of the cities and a sixth of the weathers are
// words that the model does not know.
var (
	cities   = [2][]string{{"北京", "上海", "广州", "哈尔滨", "石河子", "漠河"}, {"Beijing", "Shanghai", "London", "Tokyo", "Springfield", "Reykjavik"}}
	weathers = [2][]string{{"晴", "多云", "阴", "雨", "雪", "霜"}, {"sunny", "cloudy", "overcast", "rainy", "snowy", "drizzly"}}
	asked    = [2][]string{
		{"请回答{城市}今天的天气情况", "{城市}今天天气怎么样？", "请问{城市}的天气如何", "我想知道{城市}今天的天气"},
		{"Please tell me the weather in {city} today", "What is the weather like in {city}?", "I want to know the weather in {city} today", "How is the weather in {city} today?"},
	}
	named = [2][]string{{"城市", "天气", "最低", "最高"}, {"city", "weather", "low", "high"}}
	codes = [2]string{"zh", "en"}
)

// row draws a city and its weather.
func row(r *rand.Rand, lang int) map[string]string {
	low := r.IntN(45) - 15
	v := map[string]string{}
	for i, s := range []string{cities[lang][r.IntN(6)], weathers[lang][r.IntN(6)], strconv.Itoa(low), strconv.Itoa(low + 1 + r.IntN(12))} {
		v[named[lang][i]] = s
	}
	return v
}

// facts are how a row stands in the prompts.
var facts = [2]string{"{城市} {天气} {最低}~{最高}", "{city} {weather} {low}~{high}"}

// wanted are wishes that cases are drawn from; {…} are a row's.
func wanted(lang int) []Wish {
	f := facts[lang]
	other, thanks, hello, exclaim, degrees, polite := "en", "谢谢", "你好", "！", "度", "播报"
	keys := "城市,天气,最高,最低"
	if lang == 1 {
		other, thanks, hello, exclaim, degrees, polite, keys = "zh", "thank you", "hello", "!", "degrees", "with pleasure", "city,weather,high,low"
	}
	return []Wish{
		{Highest, f, 1, ""}, {Lowest, f, 1, ""}, {Words, f, 1, ""}, {AllNumbers, f, 1, ""}, {OnlyNumbers, f, 1, ""}, {Tokens, "30", 1, ""}, {Tokens, "6", 1, ""},
		{Language, other, 1, ""}, {Ends, thanks, 1, ""}, {Starts, hello, 1, ""}, {Ends, exclaim, 1, ""}, {Contains, degrees, 1, ""}, {JSON, keys, 1, ""},
		{Contains, polite, 1, ""},
	}
}

// apart tells which wishes cannot both be met: JSON has nothing around it, and six
// tokens no temperatures; in the other language other words are said.
func apart(a, b Wish) bool {
	spoken := b.Kind == Starts || b.Kind == Ends || b.Kind == Contains
	switch a.Kind {
	case JSON, Language:
		return spoken || b.Kind == Words || b.Kind == JSON || b.Kind == Tokens && a.Kind == JSON
	case Tokens:
		return a.Argument == "6" && b.Kind != Tokens && b.Kind != OnlyNumbers && b.Kind != Words
	}
	return false
}

// shaped is the wish that an answer has a format. In a table short words for the weather
// are written out.
func shaped(id string, lang int) Wish {
	switch id {
	case "word":
		return Wish{Tokens, "3", 1, ""}
	case "json":
		return wanted(lang)[12]
	case "table":
		return Wish{Matches, [2]string{`^城市\|天气\|最高\|最低\n{城市}\|.+\|{最高}\|{最低}$`, `^city\|weather\|high\|low\n{city}\|.+\|{high}\|{low}$`}[lang], 1, ""}
	}
	return Wish{Equals, [2]string{"{城市}今天{天气}，{最低}到{最高}", "{city}: {weather}, {high}/{low}"}[lang], 1, ""}
}

// docs/prompt.md has what is measured here.
func TestMeasured(t *testing.T) {
	docs.Generated(t, "../../docs/prompt.md", map[string]string{"measured": measured(t)})
}

func measured(t *testing.T) string {
	ask := speaker(t)
	var b strings.Builder
	share := func(n, all int) string { return fmt.Sprintf("%d of %d", n, all) }

	b.WriteString("\n| wish | adjustment | met before | met behind it: Chinese | English |\n|---|---|---|---|---|\n")
	const each = 10
	for i := range wanted(0) {
		rows := map[string]*[2]int{} // by adjustment: met, in each language
		before, ids := [2]int{}, []string(nil)
		for lang := range 2 {
			r := rand.New(rand.NewPCG(1, uint64(i)))
			w := wanted(lang)[i]
			for range each {
				v := row(r, lang)
				template := facts[lang] + "\n" + asked[lang][r.IntN(4)]
				if ok, _ := w.Met(ask(template, v)); ok {
					before[lang]++
				}
				for _, a := range Adjustments(template, w, v, nil) {
					if rows[a.ID] == nil {
						rows[a.ID], ids = &[2]int{}, append(ids, a.ID)
					}
					if ok, _ := w.Met(ask(a.Template, v)); ok {
						rows[a.ID][lang]++
					}
				}
			}
		}
		name := string(wanted(0)[i].Kind)
		if a := wanted(1)[i].Argument; a != facts[1] {
			name += " " + a
		}
		for _, id := range ids {
			fmt.Fprintf(&b, "| %s | %s | %s, %s | %s | %s |\n", name, id, share(before[0], each), share(before[1], each), share(rows[id][0], each), share(rows[id][1], each))
		}
	}

	b.WriteString("\n| format | kept to: Chinese | English |\n|---|---|---|\n")
	for i, id := range Formats() {
		var kept [2]int
		for lang := range 2 {
			r := rand.New(rand.NewPCG(4, uint64(i)))
			for range each {
				v := row(r, lang)
				ok, _ := shaped(id, lang).Met(ask(WithFormat(facts[lang]+"\n"+asked[lang][r.IntN(4)], id), v))
				if ok {
					kept[lang]++
				}
			}
		}
		fmt.Fprintf(&b, "| %s | %s | %s |\n", id, share(kept[0], each), share(kept[1], each))
	}

	b.WriteString("\n| task, 20 rows | examples | Chinese | English |\n|---|---|---|---|\n")
	sentences := [2][2][]string{
		{{"外面阳光真好", "昨天天空蓝蓝的", "海边出大太阳了", "今早晴空万里", "山上阳光明媚", "下午太阳很大", "城里万里无云", "周末天很蓝", "这里天空很晴朗", "村里艳阳高照"},
			{"昨天雨很大", "山上又下雨了", "外面雨越下越大", "今早在下大雨", "路上下着小雨", "城里雨下个不停", "下午一直在下雨", "海边细雨绵绵", "傍晚雨还没停", "我家要打伞"}},
		{{"the sun is bright today", "we see the sun here", "the sky is bright and blue", "the sun is out now", "the sky is clear in the hills", "it is a fine day", "the sun is shining by the sea", "we have bright sun at noon", "the sky is blue this morning", "it is bright and clear outside"},
			{"heavy rain is falling", "it is raining again", "the rain is falling here", "the streets are wet today", "we need an umbrella now", "the rain is heavy this morning", "it is a wet day", "a light rain is falling outside", "it rains in the hills", "the rain does not stop"}},
	}
	for _, at := range []int{2, 3, 5} {
		for k := range len(Tasks("zh")[at].Examples) + 1 {
			var right [2]int
			for lang := range 2 {
				task := Tasks(codes[lang])[at]
				r := rand.New(rand.NewPCG(2, uint64(at)))
				template := strings.Join(append(slices.Clone(task.Examples[:k]), task.Template), "\n")
				for n := range 20 {
					v, w := row(r, lang), task.Wishes[0]
					if task.ID == "label" {
						v = map[string]string{Parse(task.Template).Slots()[0]: sentences[lang][n%2][n/2]}
						w.Argument = [2][2]string{{"晴天", "雨天"}, {"sunshine", "rain"}}[lang][n%2]
					}
					if task.ID == "beyond" {
						low, _ := strconv.Atoi(v[named[lang][2]])
						high, _ := strconv.Atoi(v[named[lang][3]])
						w.Argument = strconv.Itoa(high - low)
					}
					if ok, _ := w.Met(ask(template, v)); ok {
						right[lang]++
					}
				}
			}
			fmt.Fprintf(&b, "| %s | %d | %s | %s |\n", Tasks("zh")[at].ID, k, share(right[0], 20), share(right[1], 20))
		}
	}

	// Adjust for me: one to three wishes that can all be met.
	b.WriteString("\n| Adjust for me | solved at the first asking | solved | prompts asked, mean | most |\n|---|---|---|---|---|\n")
	for _, cases := range []int{10, 100} {
		first, solved, steps, most := 0, 0, 0, 0
		for c := range cases {
			r := rand.New(rand.NewPCG(3, uint64(c)))
			lang := c % 2
			v := row(r, lang)
			var wishes []Wish
			n := 1 + r.IntN(3)
			for _, i := range r.Perm(len(wanted(lang))) {
				w := wanted(lang)[i]
				if len(wishes) < n && !slices.ContainsFunc(wishes, func(o Wish) bool { return apart(o, w) || apart(w, o) }) {
					wishes = append(wishes, w)
				}
			}
			s := search(ask, Task{Template: facts[lang] + "\n" + asked[lang][r.IntN(4)], Values: v, Wishes: wishes})
			if !slices.Contains(s.Steps[0].Met, false) {
				first++
			}
			if s.Solved() {
				solved++
			} else if *verbose {
				fmt.Println(lang, v, wishes)
				for _, st := range s.Steps {
					fmt.Printf("   %d %s %q %v %q\n", st.From, st.By.ID, st.By.Template, st.Met, st.Answered)
				}
			}
			steps, most = steps+len(s.Steps), max(most, len(s.Steps))
			if len(s.Steps) > MaxSteps {
				t.Errorf("case %d asked %d prompts", c, len(s.Steps))
			}
		}
		fmt.Fprintf(&b, "| %d cases | %d | %d | %.1f | %d |\n", cases, first, solved, float64(steps)/float64(cases), most)
	}
	b.WriteString("\n")
	return b.String()
}

var verbose = flag.Bool("cases", false, "print what Adjust for me did not solve")
