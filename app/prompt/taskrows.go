package prompt

import "strconv"

// sentences are those to be sorted, of sunshine and of rain in turn. The article's two come
// first; the others the page's model may have met or not.
var sentences = map[string][2][10]string{
	"zh": {
		{"今天天气很好", "外面阳光明媚", "太阳出来了", "天空很蓝", "万里无云", "今天太阳很大", "阳光照进屋里", "早上阳光很好", "天上没有云", "出门要防晒"},
		{"今天下雨了", "昨天雨很大", "外面下着大雨", "路上都是水", "出门要带伞", "雨下了一整天", "衣服淋湿了", "雨还没有停", "又下小雨了", "街上都打着伞"},
	},
	"en": {
		{"the weather is nice today", "the sun is shining", "the sky is blue", "not a cloud in the sky", "the sun is out", "it is bright outside", "put on your sunglasses", "we sit in the sun", "a sunny morning", "the sun is warm"},
		{"it is raining today", "the streets are wet today", "take an umbrella", "it rains all day", "my coat is wet", "it rained last night", "the rain does not stop", "heavy rain this morning", "water runs down the window", "light rain outside"},
	},
}

// TaskRows returns twenty rows for the slots of a task of [Tasks], with the answers
// that it wants.
func TaskRows(id, lang string) Table {
	facts, zh := []string{"city", "weather", "low", "high", "answer"}, lang == "zh"
	if zh {
		facts = []string{"城市", "天气", "最低", "最高", "回答"}
	}
	var t Table
	switch id {
	case "label":
		columns, labels := []string{"sentence", "answer"}, [2]string{"sunshine", "rain"}
		if zh {
			columns, labels = []string{"句子", "回答"}, [2]string{"晴天", "雨天"}
		}
		t.Columns = columns
		for i := range sentences[lang][0] {
			for class, label := range labels {
				t.Rows = append(t.Rows, []string{sentences[lang][class][i], label})
			}
		}
	case "format", "beyond":
		t.Columns = facts
		for _, s := range stations[lang] {
			low, high := strconv.Itoa(s.lo), strconv.Itoa(s.hi)
			answer := "[" + s.weather + "]" + high + "/" + low
			if id == "beyond" {
				answer = strconv.Itoa(s.hi - s.lo)
			}
			t.Rows = append(t.Rows, []string{s.city, s.weather, low, high, answer})
		}
	default:
		return WeatherRows(lang)
	}
	return t
}
