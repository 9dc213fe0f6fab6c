package prompt

// Example is a template to start from, with values for its slots.
type Example struct {
	Template string
	Values   map[string]string
}

// Weather has the two prompts of the article that this project grew from, plain
// and then adjusted, in Chinese and in English. The facts stand in a slot of
// their own: no model knows today's weather.
var Weather = map[string][2]Example{
	"zh": {
		{"{事实}\n请回答{城市}{日期}的天气情况", map[string]string{"事实": "北京 晴 12~22", "城市": "北京", "日期": "今天"}},
		{"{事实}\n请详细回答{城市}{日期}的天气情况，包括最高温度和最低温度", map[string]string{"事实": "北京 晴 12~22", "城市": "北京", "日期": "今天"}},
	},
	"en": {
		{"{facts}\nPlease tell me the weather in {city} {day}", map[string]string{"facts": "Beijing sunny 12~22", "city": "Beijing", "day": "today"}},
		{"{facts}\nPlease tell me the weather in {city} {day} in detail, with the highest and the lowest temperature", map[string]string{"facts": "Beijing sunny 12~22", "city": "Beijing", "day": "today"}},
	},
}

// WeatherWishes are what is wanted of an answer to these prompts, of which the plain
// ones leave something open: both temperatures are there, but not which is which.
var WeatherWishes = map[string][]Wish{
	"zh": {
		{Words, "{事实}", 1, "说到天气"}, {Highest, "{事实}", 1, "点明最高温度"}, {Lowest, "{事实}", 1, "点明最低温度"}, {Tokens, "30", 1, "不啰嗦"},
	},
	"en": {
		{Words, "{facts}", 1, "Says the weather"}, {Highest, "{facts}", 1, "Names the high"}, {Lowest, "{facts}", 1, "Names the low"}, {Tokens, "30", 1, "Is brief"},
	},
}
