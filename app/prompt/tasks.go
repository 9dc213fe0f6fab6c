package prompt

// Task is something to try: a template with values, what is wanted of the answer, and
// examples that may be put in front.
type Task struct {
	ID       string
	Template string
	Values   map[string]string
	Wishes   []Wish
	Examples []string
}

// Tasks returns what there is to try in a language, zh or en. What the page's own
// model makes of each docs/prompt.md says.
func Tasks(lang string) []Task {
	w, wishes := Weather[lang], WeatherWishes[lang]
	list := []Task{
		{ID: "plain", Template: w[0].Template, Values: w[0].Values, Wishes: wishes},
		{ID: "adjusted", Template: w[1].Template, Values: w[1].Values, Wishes: wishes},
	}
	if lang == "zh" {
		return append(list,
			Task{"label", "{句子}→", map[string]string{"句子": "衣服淋湿了"}, []Wish{{Equals, "雨天", 1, "说出类别"}}, []string{"今天天气很好→晴天", "今天下雨了→雨天"}},
			Task{"format", "{城市} {天气} {最低}~{最高}→", map[string]string{"城市": "北京", "天气": "晴", "最低": "12", "最高": "22"}, []Wish{{Equals, "[{天气}]{最高}/{最低}", 1, "正是这种格式"}}, []string{"上海 多云 18~25→[多云]25/18", "沈阳 雪 -9~1→[雪]1/-9"}},
			Task{"language", w[0].Template, w[0].Values, []Wish{{Language, "en", 1, "用英文"}, {AllNumbers, "{事实}", 1, "温度都在"}}, nil},
			Task{"beyond", "{城市} {天气} {最低}~{最高}→", map[string]string{"城市": "北京", "天气": "晴", "最低": "12", "最高": "22"}, []Wish{{Equals, "10", 1, "算出温差"}}, []string{"上海 多云 18~25→7", "沈阳 雪 -9~1→10", "广州 雨 20~29→9", "昆明 阴 8~20→12"}},
		)
	}
	return append(list,
		Task{"label", "{sentence}→", map[string]string{"sentence": "it is a wet day today"}, []Wish{{Equals, "rain", 1, "Names the class"}}, []string{"the weather is nice today→sunshine", "it is raining today→rain"}},
		Task{"format", "{city} {weather} {low}~{high}→", map[string]string{"city": "Beijing", "weather": "sunny", "low": "12", "high": "22"}, []Wish{{Equals, "[{weather}]{high}/{low}", 1, "Has this very format"}}, []string{"Shanghai cloudy 18~25→[cloudy]25/18", "Shenyang snowy -9~1→[snowy]1/-9"}},
		Task{"language", w[0].Template, w[0].Values, []Wish{{Language, "zh", 1, "In Chinese"}, {AllNumbers, "{facts}", 1, "Has both temperatures"}}, nil},
		Task{"beyond", "{city} {weather} {low}~{high}→", map[string]string{"city": "Beijing", "weather": "sunny", "low": "12", "high": "22"}, []Wish{{Equals, "10", 1, "Gives the difference"}}, []string{"Shanghai cloudy 18~25→7", "Shenyang snowy -9~1→10", "Guangzhou rainy 20~29→9", "Kunming overcast 8~20→12"}},
	)
}
