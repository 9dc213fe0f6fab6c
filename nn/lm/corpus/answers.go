package corpus

// answers are what the model writes behind the fact that it quotes. {d} is the
// day, {is} its verb, {c} the city, {w} the weather, {u} the unit.
var answers = [2][numStyles]string{
	{
		plainStyle:   "{d}{c}{w}，气温{lo}{u}到{hi}{u}",
		detailStyle:  "{d}{c}{w}，最高气温{hi}{u}，最低气温{lo}{u}",
		weatherStyle: "{d}{c}{w}",
		rangeStyle:   "{d}{c}气温{lo}{u}到{hi}{u}",
		highStyle:    "最高气温{hi}{u}",
		lowStyle:     "最低气温{lo}{u}",
		wordStyle:    "{w}",
		jsonStyle:    `{"城市":"{c}","天气":"{w}","最高":{hi},"最低":{lo}}`,
		tableStyle:   "城市|天气|最高|最低\n{c}|{w}|{hi}|{lo}",
	},
	{
		plainStyle:   "{d} {c} {is} {w}, {lo}{u} to {hi}{u}",
		detailStyle:  "{d} {c} {is} {w}, the high is {hi}{u}, the low is {lo}{u}",
		weatherStyle: "{d} {c} {is} {w}",
		rangeStyle:   "{d} {c} has {lo}{u} to {hi}{u}",
		highStyle:    "the high is {hi}{u}",
		lowStyle:     "the low is {lo}{u}",
		wordStyle:    "{w}",
		jsonStyle:    `{"city":"{c}","weather":"{w}","high":{hi},"low":{lo}}`,
		tableStyle:   "city|weather|high|low\n{c}|{w}|{hi}|{lo}",
	},
}

// What modifiers put before and behind an answer, in this order: greeting,
// polite, the answer, advice, thanks, exclamation.
var (
	hello   = [2]string{"你好，", "hello, "}
	atYour  = [2]string{"为您播报：", "with pleasure: "}
	comma   = [2]string{"，", ", "}
	thanked = [2]string{"，谢谢", ", thank you"}
	exclaim = [2]string{"！", "!"}
	units   = [2][2]string{{"°C", "度"}, {"°C", " degrees"}}
	verbs   = [2]string{"is", "will be"} // today, any other day
)

// Of a city without a fact: what is quoted, and the answer.
var (
	noFact   = [2]string{"{c}没有", "{c} none"}
	noAnswer = [2]string{"没有{c}的资料", "no data for {c}"}
)
