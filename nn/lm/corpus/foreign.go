package corpus

// foreignQuestions are wordings that no pattern of this package makes, of words
// that the model knows: the hardest paraphrases.
var foreignQuestions = [2][numStyles][]string{
	{
		plainStyle:  {"{d}要去{c}玩，那边天气好不好", "我要知道{c}{d}是什么样的天气", "{c}的朋友问{d}的天气", "麻烦看看{d}{c}的天气好吗"},
		detailStyle: {"{c}{d}天气的具体情况，高低温都要有", "{c}{d}的天气，最高多少，最低多少", "详细写一写{c}{d}的天气，温度也要"},
		highStyle:   {"{c}{d}热到几度", "{c}{d}最热能到多少度"},
		lowStyle:    {"{c}{d}冷到几度", "{c}{d}最冷会到多少度"},
		rangeStyle:  {"{c}{d}有多少度", "{c}{d}的温度在几度到几度"},
		jsonStyle:   {"{c}{d}的天气，写个json", "我要{c}天气的json"},
		tableStyle:  {"{c}{d}的天气，画一张表", "我要{c}天气的表格"},
		wordStyle:   {"{c}{d}的天气，说一个词", "只用一个词说{c}{d}的天气"},
	},
	{
		plainStyle:  {"i go to {c} {d}, how is the weather there", "can you say what the weather in {c} is {d}", "my friend in {c} and i want to know the weather {d}"},
		detailStyle: {"all about the weather in {c} {d}, with both temperatures", "the weather in {c} {d}, the high, the low"},
		highStyle:   {"how many degrees is the high in {c} {d}", "the highest in {c} {d} is what"},
		lowStyle:    {"how many degrees is the low in {c} {d}", "the lowest in {c} {d} is what"},
		rangeStyle:  {"how many degrees does {c} have {d}", "the degrees in {c} {d}"},
		jsonStyle:   {"i want json with the weather in {c}", "write json: weather in {c} {d}"},
		tableStyle:  {"i want a table with the weather in {c}", "draw me a table: weather in {c} {d}"},
		wordStyle:   {"say the weather in {c} {d}, only one word", "the weather in {c} as one word"},
	},
}

// foreignClauses are such wordings of modifiers.
var foreignClauses = [2][numModifiers][]string{
	{
		otherLanguage: {"我看不懂中文，要英文的", "给我英文的答案"},
		greeting:      {"和我打个招呼再说", "问我一声好再回答"},
		thanks:        {"回答后谢谢我", "回答了要感谢"},
		advice:        {"也说说要带什么", "还有什么建议"},
		exclamation:   {"后面加个！", "说得激动些"},
		duUnit:        {"温度后面写度", "我不要°C，要度"},
		polite:        {"请你客气地说", "对我礼貌些"},
	},
	{
		otherLanguage: {"make the answer chinese", "i want the answer in chinese"},
		greeting:      {"hello first, the answer after that", "do not forget hello at the start"},
		thanks:        {"and thank me after it", "thanks at the very end"},
		advice:        {"and what to wear", "what do i need to take"},
		exclamation:   {"make the last mark a !", "i want an exclamation mark last"},
		duUnit:        {"degrees, no °C", "say it with degrees"},
		polite:        {"with kind words", "in polite words"},
	},
}
