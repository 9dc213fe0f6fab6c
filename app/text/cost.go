package text

import (
	"math"
	"strings"
)

// Sentences of the Cost chapter.
var (
	CostTitle = Sentence{"成本：哪天回本", "Cost: when does it pay?"}
	CostLede  = Sentence{"拖一拖，看两条线在哪里[[breakeven|相交]]，或者根本不相交。", "Move a slider. See where the two lines [[breakeven|cross]], or that they never do."}

	FineTuning = Sentence{"微调", "fine-tuning"}
	Prompting  = Sentence{"提示词", "prompting"}

	// The sliders: name, unit, and what is behind the name.
	CostCalls      = Sentence{"每月次数", "Calls a month"}
	CostCallsUnit  = Sentence{"次", "calls"}
	CostPrefix     = Sentence{"提示词固定部分", "Fixed part of the prompt"}
	CostOutput     = Sentence{"回答长度", "Answer length"}
	CostTokensUnit = Sentence{"词元", "tokens"}
	CostPrice      = Sentence{"大模型的输入单价", "Prompted model: input price"}
	CostTuned      = Sentence{"微调模型的输入单价", "Tuned model: input price"}
	CostPriceUnit  = Sentence{"$/百万词元", "$ per million"}
	CostOneOff     = Sentence{"微调的一次性花费", "One-off cost of tuning"}
	CostOneOffUnit = Sentence{"$", "$"}

	CostPriceHint = Sentence{"两种模型的缓存价和输出价，都按价目表的比例跟着变。", "For both models, cached input and output follow in the proportions of the price list."}

	CostReset       = Sentence{"全部复原", "Reset all"}
	CostUndo        = Sentence{"撤销", "Undo"}
	CostDefault     = Sentence{"默认%s", "default %s"}
	CostBeyond      = Sentence{"超出了滑块，照算。", "Beyond the slider; calculated all the same."}
	CostNotNumber   = Sentence{"「%[1]s」不是数：写成%[2]s这样。现在仍按%[3]s算。", "“%[1]s” is not a number: write one like %[2]s. Still calculating with %[3]s."}
	CostEmptyNumber = Sentence{"这里空着：写一个数，如%[1]s。现在仍按%[2]s算。", "Nothing here: write a number like %[1]s. Still calculating with %[2]s."}
	CostNegative    = Sentence{"不能小于0：写0或更大的数。现在仍按%[1]s算。", "It cannot be below 0: write 0 or more. Still calculating with %[1]s."}
	CostTooLarge    = Sentence{"太大了：最多%[1]s。现在仍按%[2]s算。", "Too large: %[1]s at most. Still calculating with %[2]s."}

	// The verdict. %[1]s calls, %[2]s fine-tuning, %[3]s prompting, %[4]s the month
	// of the crossing, %[5]s the horizon's months, %[6]s money.
	CostAfter     = Sentence{"每月%[1]s次：%[2]s在%[4]s回本，%[5]s省%[6]s。", "At %[1]s calls a month, %[2]s pays from %[4]s and saves %[6]s in %[5]s."}
	CostNotInTime = Sentence{"每月%[1]s次：%[2]s要到%[4]s才回本；%[5]s里，%[3]s省%[6]s。", "At %[1]s calls a month, %[2]s would pay only from %[4]s. In %[5]s, %[3]s saves %[6]s."}
	CostNever     = Sentence{"每月%[1]s次：%[2]s永不回本；%[5]s里，%[3]s省%[6]s。", "At %[1]s calls a month, %[2]s never pays. In %[5]s, %[3]s saves %[6]s."}
	CostAtOnce    = Sentence{"每月%[1]s次：%[2]s从第一天起就更省，%[5]s省%[6]s。", "At %[1]s calls a month, %[2]s is cheaper from the first day and saves %[6]s in %[5]s."}
	CostUntil     = Sentence{"每月%[1]s次：%[2]s先省后贵，%[4]s起%[3]s更省。", "At %[1]s calls a month, %[2]s is cheaper at first; from %[4]s on, %[3]s is."}
	CostUntilPast = Sentence{"每月%[1]s次：%[5]s里%[2]s省%[6]s；要到%[4]s，%[3]s才更省。", "At %[1]s calls a month, %[2]s saves %[6]s in %[5]s; only from %[4]s is %[3]s cheaper."}
	CostUnknown   = Sentence{"还没有结论：缺一个数。没有的数不能当成0。", "No verdict yet: a number is missing, and a missing number is not 0."}

	// One line under the verdict.
	CostFloor      = Sentence{"每月不到%s次，就永远不回本。", "Below %s calls a month it never pays."}
	CostNoFloor    = Sentence{"微调后每次调用并不便宜，次数再多也没用。", "A call to the tuned model is no cheaper, so volume does not help."}
	CostMoneyOnly  = Sentence{"这里只比钱；哪个答得好，要另外量。", "This compares money; which answers better has to be measured."}
	CostCumulative = Sentence{"累计花费", "Cumulative cost"}
	CostPerCall    = Sentence{"每1,000次：微调%[1]s，提示词%[2]s", "per 1,000 calls: tuned %[1]s, prompted %[2]s"}
	CostMonth      = Sentence{"月", "Month"}
	CostMonths     = Sentence{"个月", "months"}
	CostNthMonth   = Sentence{"第%s个月", "month %s"}
	CostNMonths    = Sentence{"%s个月", "%s months"}
	CostAtStart    = Sentence{"开始", "start"}
	CostBreakEven  = Sentence{"回本点", "Break-even"}
	CostTurn       = Sentence{"反转", "Turning point"}
	CostNoChart    = Sentence{"缺一个数，画不出来。", "A number is missing, so nothing can be drawn."}
	CostReadOut    = Sentence{"在图上读数：左右方向键逐月移动", "Read the chart: left and right arrow keys move by a month"}
	CostTable      = Sentence{"图里的数", "The numbers behind the chart"}

	CostFormula      = Sentence{"公式", "Formula"}
	CostFormulaMonth = Sentence{"微调一开始多花的钱，除以它每月省下的钱，就是回本的月数：", "What tuning costs more at the start, divided by what it saves a month, is the months to break even:"}
	CostFormulaCall  = Sentence{"每次调用：", "One call:"}
	CostSymbols      = Sentence{
		"ΔF：微调的一次性花费多出的部分；q：每月次数；Δc：每次调用省下的；ΔM：每月固定花费多出的部分。",
		"ΔF: how much more tuning costs at the start; q: calls a month; Δc: saved per call; ΔM: how much more tuning costs each month, calls apart.",
	}
	CostSymbolsCall = Sentence{
		"S：提示词的固定部分，u：每次不同的部分，o：回答，都是词元数；h：固定部分从缓存读的比例；p、p′、p″：输入、缓存、输出的单价，$/百万词元。",
		"S: fixed part of the prompt, u: the part that differs, o: answer, all in tokens; h: share of S read from a cache; p, p′, p″: price of input, cached input, output in $ per million tokens.",
	}
	CostFormulaNone = Sentence{"没有这样一个月。", "there is no such month."}

	CostSources     = Sentence{"数从哪来", "Where the numbers are from"}
	CostAssumption  = Sentence{"A，我们的假设", "A, our assumption"}
	CostSecondary   = Sentence{"%s；微调后同价：二手来源", "%s; the same once tuned: secondary source"}
	CostYourNumber  = Sentence{"您定的", "set by you"}
	CostAssumptions = Sentence{
		"例子：用长提示词问Gemini 2.5 Flash，或者微调更小的2.5 Flash-Lite、只带短提示词。标A的是我们的假设。哪个数不合您的情况，就拖滑块改它，结论跟着变。",
		"The case: ask Gemini 2.5 Flash with a long prompt, or tune the smaller 2.5 Flash-Lite and send a short one. A marks our assumptions. Where a number is not yours, move its slider, and the verdict follows.",
	}
	CostItem         = Sentence{"项目", "Item"}
	CostValue        = Sentence{"数", "Number"}
	CostSource       = Sentence{"出处", "Source"}
	CostHorizon      = Sentence{"看多久", "Horizon"}
	CostUserPart     = Sentence{"每次不同的部分", "Part that differs from call to call"}
	CostCachedShare  = Sentence{"固定部分从缓存读的比例（满1,024词元才有缓存）", "Share of the fixed part read from a cache (only from 1,024 tokens)"}
	CostTunedPrefix  = Sentence{"微调后还要带的固定部分", "Fixed part still needed after tuning"}
	CostPromptPrices = Sentence{"大模型：输入、缓存、输出", "Prompted model: input, cached, output"}
	CostTunedPrices  = Sentence{"微调模型：输入、缓存、输出（和原模型同价）", "Tuned model: input, cached, output (same as its base)"}
	CostTrainPrice   = Sentence{"训练单价，每百万词元", "Price of training, per million tokens"}
	CostTunedOneOff  = Sentence{"微调的一次性花费：%[1]s条标签×%[2]s，%[3]s小时×%[4]s，%[5]s次训练共%[6]s，评测%[7]s", "One-off cost of tuning: %[1]s labels × %[2]s, %[3]s hours × %[4]s, %[5]s training runs for %[6]s, evaluation %[7]s"}
	CostPromptOneOff = Sentence{"写提示词的一次性花费：%[1]s小时×%[2]s，评测%[3]s", "One-off cost of prompting: %[1]s hours × %[2]s, evaluation %[3]s"}
	CostTunedMonth   = Sentence{"微调每月：维护%[1]s小时，每%[2]s个月重训一次", "Tuning, each month: %[1]s hours of upkeep, retraining every %[2]s months"}
	CostPromptMonth  = Sentence{"提示词每月：维护%[1]s小时", "Prompting, each month: %[1]s hours of upkeep"}

	CostKeep = Sentence{
		"训练本身几乎不花钱：钱花在标签、人和托管上。量不够大，就别微调。",
		"Training itself is nearly free: labels, people and hosting cost. Without volume, do not fine-tune.",
	}
	CostNext = Sentence{"看看结论", "On to the verdict"}
)

// Money writes dollars as people do: $1,234, $12.30, $0.000836; −$5.
func Money(x float64) string {
	sign := ""
	if x < 0 {
		sign, x = "−", -x
	}
	switch {
	case x == 0:
		return "$0"
	case x >= 1e12:
		return sign + "$" + Fixed(x/1e12, 1) + "T"
	case x >= 1e9:
		return sign + "$" + Fixed(x/1e9, 1) + "B"
	case x >= 99.5:
		return sign + "$" + Int(int64(x+.5))
	case x == math.Trunc(x):
		return sign + "$" + Int(int64(x))
	case x >= .095:
		return sign + "$" + Fixed(x, 2)
	}
	return sign + "$" + significant(x, 3)
}

// MoneyShort writes dollars for a chart's axis: $0, $500, $6k, $1.5M.
func MoneyShort(x float64) string {
	sign := ""
	if x < 0 {
		sign, x = "−", -x
	}
	for _, u := range []struct {
		size float64
		name string
	}{{1e12, "T"}, {1e9, "B"}, {1e6, "M"}, {1e3, "k"}} {
		if x >= u.size {
			return sign + "$" + Short(x/u.size) + u.name
		}
	}
	return sign + "$" + Short(x)
}

// significant writes a positive number with so many significant digits, and
// never with an exponent.
func significant(x float64, digits int) string {
	decimals := digits - 1 - int(math.Floor(math.Log10(x)))
	return strings.TrimRight(strings.TrimRight(Fixed(x, max(0, min(decimals, 12))), "0"), ".")
}
