package corpus

// holes of a template, as a visitor writes them.
var templateHoles = [2][4]string{
	{"{城市}", "{天气}", "{最低}", "{最高}"},
	{"{city}", "{weather}", "{low}", "{high}"},
}

// templateHeads announce a template.
var templateHeads = [2][]string{
	{"模板：", "请按模板填写：", "格式：", "按这个格式写：", "填空：", "请填写：", ""},
	{"template: ", "fill in: ", "format: ", "use this format: ", "please fill in: ", ""},
}

// sentences are templates as people write them. Any may do without its last
// clause; which of all these are kept for evaluation, heldOut says.
var sentences = [2][]string{
	{
		"[今天|]{c}[的天气|天气][是|为|：]{w}[|，{lo}到{hi}度|，最高{hi}度|，最低{lo}度]",
		"{c}[今天|明天|][是|有|]{w}[|，最高{hi}[°C|度]|，最低{lo}[°C|度]|，气温{lo}~{hi}]",
		"{c}[最高|最高气温|最高温度][{hi}|{hi}度|{hi}°C|是{hi}度][|，最低{lo}度|，{w}]",
		"[最低|最低气温]{lo}[度|°C|][，|；|/]最高{hi}[度|°C|]",
		"[{c}|今天][从|]{lo}[到|至]{hi}度[，{w}|]",
		"[各位|你好|大家好]，[今天|]{c}{w}[|，{lo}到{hi}度][！|]",
		"[天气|今天]：{w}[，|；|\n][城市|地点]：{c}",
		"城市：{c}[，|；|\n]天气：{w}[|[，|；|\n]气温：{lo}到{hi}]",
		"[因为|]今天{w}，[所以|][在{c}|{c}][要小心|很好玩|不出门]",
		"{w}的{c}[|，最高{hi}|，最低{lo}|真好|，你好]",
		"({c})[{w}|{hi}|{lo}][|~{lo}|，{w}]",
		"{hi}/{lo}[ {c}|，{w}| {w}|]",
	},
	{
		"[today |]the weather in {c} is {w}[|, {lo} to {hi} degrees|, the high is {hi}|, the low is {lo}]",
		"[today|tomorrow|] it is {w} in {c}[|, {lo} to {hi}|, high {hi}|, low {lo}]",
		"{c}[ is| has been|:] {w}[| today| tonight][|, {hi} degrees|, {lo}°C]",
		"[the high|the low and the high] in {c} [is|today]: {hi}[|, {w}|°C]",
		"from {lo} to {hi}[ degrees|°C|][ in {c}|, {w}|]",
		"hello, {c} is {w}[| today][|, {lo} to {hi}][!|]",
		"weather: {w}[,|;|\n] city: {c}",
		"city: {c}[,|;|\n] weather: {w}[|[,|;|\n] high: {hi}]",
		"{w} in {c}[|, {hi}|, {lo}|!| and {hi} degrees]",
		"we go to {c}, it is {w}[| there|, {hi} degrees]",
		"({c}) [{w}|{hi}|{lo}][|~{lo}|, {w}]",
		"{hi}/{lo}[ {c}|, {w}| {w}|]",
	},
}
