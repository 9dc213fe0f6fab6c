package prompt

import "strconv"

// station is a city's weather as notes of it say it.
type station struct {
	city, weather string
	lo, hi        int
}

// stations are made up. Most of their cities the page's model has never seen as a
// word: it has to copy them, and in Chinese, where such a name is cut into
// characters, it does not always.
var stations = map[string][]station{
	"zh": {
		{"北京", "晴", 9, 21}, {"兰州", "雨", 3, 11}, {"哈尔滨", "雪", -18, -9}, {"银川", "晴", 12, 22}, {"贵阳", "多云", 18, 25},
		{"太原", "大风", -2, 8}, {"上海", "阴", 14, 19}, {"福州", "雷雨", 24, 31}, {"呼和浩特", "雪", -12, -3}, {"合肥", "雾", 5, 13},
		{"成都", "多云", 16, 23}, {"乌鲁木齐", "沙尘", 7, 20}, {"南昌", "雨", 19, 26}, {"济南", "晴", -4, 6}, {"三亚", "晴", 26, 33},
		{"长春", "雪", -15, -6}, {"郑州", "雾霾", 1, 10}, {"南宁", "雷雨", 22, 30}, {"青岛", "大风", 8, 15}, {"石家庄", "阴", -1, 9},
	},
	"en": {
		{"Beijing", "sunny", 9, 21}, {"Oslo", "snow", -8, -1}, {"Lisbon", "sunny", 15, 27}, {"Harbin", "snowy", -18, -9}, {"Nairobi", "cloudy", 14, 25},
		{"Dublin", "rain", 6, 12}, {"London", "overcast", 7, 13}, {"Manila", "stormy", 25, 33}, {"Reykjavik", "windy", -3, 4}, {"Lima", "foggy", 16, 20},
		{"Paris", "cloudy", 11, 19}, {"Cairo", "dusty", 19, 34}, {"Hanoi", "rainy", 22, 29}, {"Vienna", "sunny", -2, 7}, {"Sanya", "sunny", 26, 33},
		{"Montreal", "snow", -15, -6}, {"Delhi", "hazy", 18, 31}, {"Havana", "stormy", 23, 30}, {"Tokyo", "windy", 8, 15}, {"Warsaw", "overcast", -1, 5},
	},
}

// WeatherRows returns twenty rows for the slots of [Weather] in a language. Their
// answers are in a form that the page's model was not taught, and takes from one
// example.
func WeatherRows(lang string) Table {
	columns, days, high := []string{"facts", "city", "day", "answer"}, []string{"today", "today", "tomorrow"}, ", high "
	if lang == "zh" {
		columns, days, high = []string{"事实", "城市", "日期", "回答"}, []string{"今天", "今天", "明天"}, "，最高"
	}
	t := Table{Columns: columns}
	for i, s := range stations[lang] {
		facts := s.city + " " + s.weather + " " + strconv.Itoa(s.lo) + "~" + strconv.Itoa(s.hi)
		t.Rows = append(t.Rows, []string{facts, s.city, days[i%len(days)], s.weather + high + strconv.Itoa(s.hi)})
	}
	return t
}
