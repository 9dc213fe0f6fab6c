package corpus

// layouts are the ways to note a fact. Where there is a choice, every form
// counts as a layout of its own; the first is the one that answers quote.
var layouts = [2][]string{
	{
		"{c}{w}{lo}~{hi}",
		"{c}：{w}，{lo}[到|至]{hi}[度|°C]",
		"{c}[{w}，|，{w}，|{w}]最低{lo}[，|]最高{hi}",
		"{c},{w},{lo},{hi}",
		"{c}今天{w}，[气温|温度]{lo}°C到{hi}°C",
		"{c}[：|]最高{hi}[，|]最低{lo}，{w}",
	},
	{
		"{c} {w} {lo}~{hi}",
		"{c}: {w}, {lo} to {hi} [degrees|°C]",
		"{c} {w}, low {lo}[,|] high {hi}",
		"{c},{w},{lo},{hi}",
		"{c} is {w} today, {lo}°C to {hi}°C",
		"{c}: high {hi}, low {lo}, {w}",
	},
}

// factHeads may stand before the facts, factJoints stand between them.
var (
	factHeads = [2][]string{
		{"资料：", "已知：", "天气资料：", "事实：", "今天的天气：", "数据："},
		{"facts: ", "data: ", "notes: ", "known: ", "weather data: "},
	}
	factJoints = [2][]string{{"\n", "\n", "\n", "；", "。", "，"}, {"\n", "\n", "\n", "; ", ". ", ", "}}
)
