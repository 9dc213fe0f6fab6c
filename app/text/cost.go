package text

import (
	"math"
	"strings"
)

// Sentences of the Cost chapter.
var (
	CostTitle = Sentence{"成本：哪天回本", "Cost: when does it pay?"}
	CostLede  = Sentence{"选最像你的例子，填上次数和提示词长度，看两条线在哪里[[breakeven|相交]]，或者根本不相交。", "Pick the case most like yours, set your calls and prompt. See where the two lines [[breakeven|cross]], or that they never do."}

	FineTuning = Sentence{"微调", "fine-tuning"}
	Prompting  = Sentence{"提示词", "prompting"}

	// The cases to start from.
	CostPresets       = Sentence{"从哪个例子开始", "Where to start from"}
	CostPresetA       = Sentence{"问答系统", "Question answering"}
	CostPresetAIs     = Sentence{"Gemini Flash，或微调Flash-Lite", "Gemini Flash, or tune Flash-Lite"}
	CostPresetB       = Sentence{"文本生成", "Text generation"}
	CostPresetBIs     = Sentence{"GPT-4.1，或微调小模型、自己托管", "GPT-4.1, or tune and host a small one"}
	CostPresetC       = Sentence{"认交通标志", "Traffic signs"}
	CostPresetCIs     = Sentence{"CLIP：单价一样，只比对错", "CLIP: same price, only errors differ"}
	CostPresetBlank   = Sentence{"空白", "Blank"}
	CostPresetBlankIs = Sentence{"填你自己的数", "your own numbers"}

	CostLocked      = Sentence{"作者已固定，怎么选都不变：%s。", "Fixed by the author, whatever you choose: %s."}
	CostLockedMany  = Sentence{"%d个数", "%d numbers"}
	CostReset       = Sentence{"全部复原", "Reset all"}
	CostUndo        = Sentence{"撤销", "Undo"}
	CostRedo        = Sentence{"重做", "Redo"}
	CostDefault     = Sentence{"默认%s", "default %s"}
	CostBeyond      = Sentence{"超出了滑块，照算。", "Beyond the slider; calculated all the same."}
	CostNotNumber   = Sentence{"「%[1]s」不是数：写成%[2]s这样。现在仍按%[3]s算。", "“%[1]s” is not a number: write one like %[2]s. Still calculating with %[3]s."}
	CostEmptyNumber = Sentence{"这里空着：写一个数，如%[1]s。现在仍按%[2]s算。", "Nothing here: write a number like %[1]s. Still calculating with %[2]s."}
	CostNegative    = Sentence{"不能小于0：写0或更大的数。现在仍按%[1]s算。", "It cannot be below 0: write 0 or more. Still calculating with %[1]s."}
	CostTooLarge    = Sentence{"太大了：最多%[1]s。现在仍按%[2]s算。", "Too large: %[1]s at most. Still calculating with %[2]s."}

	// The verdict. %[1]s calls, %[2]s fine-tuning, %[3]s prompting, %[4]s the month
	// of the crossing, %[5]s the horizon's months, %[6]s money, %[7]s the price of an
	// error.
	CostAfter       = Sentence{"每月%[1]s次：%[2]s在%[4]s回本，%[5]s省%[6]s。", "At %[1]s calls a month, %[2]s pays from %[4]s and saves %[6]s in %[5]s."}
	CostNotInTime   = Sentence{"每月%[1]s次：%[2]s要到%[4]s才回本；%[5]s里，%[3]s省%[6]s。", "At %[1]s calls a month, %[2]s would pay only from %[4]s. In %[5]s, %[3]s saves %[6]s."}
	CostNever       = Sentence{"每月%[1]s次：%[2]s永不回本；%[5]s里，%[3]s省%[6]s。", "At %[1]s calls a month, %[2]s never pays. In %[5]s, %[3]s saves %[6]s."}
	CostAtOnce      = Sentence{"每月%[1]s次：%[2]s从第一天起就更省，%[5]s省%[6]s。", "At %[1]s calls a month, %[2]s is cheaper from the first day and saves %[6]s in %[5]s."}
	CostUntil       = Sentence{"每月%[1]s次：%[2]s先省后贵，%[4]s起%[3]s更省。", "At %[1]s calls a month, %[2]s is cheaper at first; from %[4]s on, %[3]s is."}
	CostUntilPast   = Sentence{"每月%[1]s次：%[5]s里%[2]s省%[6]s；要到%[4]s，%[3]s才更省。", "At %[1]s calls a month, %[2]s saves %[6]s in %[5]s; only from %[4]s is %[3]s cheaper."}
	CostForAWhile   = Sentence{"每月%[1]s次：%[2]s只在两次重训之间更省，%[4]s起又是%[3]s更省，%[5]s里省%[6]s。", "At %[1]s calls a month, %[2]s is ahead only between two retrainings; from %[4]s on %[3]s is again, and saves %[6]s in %[5]s."}
	CostQualityOnly = Sentence{"每月%[1]s次：只比钱，%[2]s永不回本，%[5]s多花%[6]s；错一次的代价超过%[7]s，它就值。", "At %[1]s calls a month, %[2]s never pays in money alone: it costs %[6]s more in %[5]s. It is worth it where an error costs more than %[7]s."}
	CostSame        = Sentence{"每月%[1]s次：%[2]s和%[3]s花得一样多。", "At %[1]s calls a month, %[2]s and %[3]s cost the same."}
	CostUnknown     = Sentence{"还没有结论：缺一个数。没有的数不能当成0。", "No verdict yet: a number is missing, and a missing number is not 0."}
	CostUnknownOf   = Sentence{"还没有结论：不知道%s。", "No verdict yet: unknown is %s."}
	CostUnknownMore = Sentence{"还没有结论：不知道%[1]s，还差%[2]d个数。", "No verdict yet: unknown are %[1]s and %[2]d more."}
	CostQuoted      = Sentence{"「%s」", "“%s”"}
	CostAnd         = Sentence{"和", " and "}
	CostFillIn      = Sentence{"补上就有结论，没有的数不会当成0：", "Fill these in; a missing number is never taken as 0:"}
	CostDragMe      = Sentence{"左右拖动，改变每月次数", "Drag sideways to change the calls a month"}

	// The lines under the verdict.
	CostFloor       = Sentence{"每月不到%s次，就永远不回本。", "Below %s calls a month it never pays."}
	CostNoFloor     = Sentence{"微调后每次调用并不便宜，次数再多也没用。", "A call to the tuned model is no cheaper, so volume does not help."}
	CostNoFloorSame = Sentence{"两边每次调用一样贵，次数再多也没用。", "A call costs the same either way, so volume does not help."}
	CostChance      = Sentence{"把不确定的都算进去，%[1]s里微调更省的可能性是%[2]s。", "Allowing for what is uncertain, the chance that tuning is cheaper within %[1]s is %[2]s."}
	CostMoneyOnly   = Sentence{"这里只比钱；哪个答得好，要另外量。", "This compares money; which answers better has to be measured."}
	CostErrorFrom   = Sentence{"算上对错：错一次的代价超过%s，微调就划算。", "Counting errors, tuning pays where one costs more than %s."}
	CostErrorTo     = Sentence{"可是微调错得更多：错一次的代价超过%s，就不划算。", "But tuning errs more: it does not pay where an error costs more than %s."}
	CostNoSafety    = Sentence{"这不是行车安全评估。", "This is no assessment of driving safety."}
	CostBecause     = Sentence{"主要因为：%s。", "What decides: %s."}
	CostTermSaves   = Sentence{"%[1]s省%[2]s", "%[1]s (%[2]s saved)"}
	CostTermCosts   = Sentence{"%[1]s多花%[2]s", "%[1]s (%[2]s more)"}
	CostTermAnd     = Sentence{"，", ", "}
	CostFlipTo      = Sentence{"把「%[1]s」改成%[2]s", "“%[1]s” at %[2]s"}
	CostFlipOne     = Sentence{"%s，结论就反过来。", "%s would turn the answer."}
	CostFlipTwo     = Sentence{"%[1]s，或者%[2]s，结论就反过来。", "%[1]s would turn the answer, or %[2]s."}
	CostNoFlip      = Sentence{"在滑块的范围里，单改哪一个数都翻不过来。", "No single number within its slider turns the answer."}

	CostPartInput      = Sentence{"读入的词元", "Input tokens"}
	CostPartCached     = Sentence{"缓存里的词元", "Cached tokens"}
	CostPartOutput     = Sentence{"写出的词元", "Output tokens"}
	CostPartLabels     = Sentence{"标签", "Labels"}
	CostPartTraining   = Sentence{"训练", "Training"}
	CostPartPeople     = Sentence{"人工", "People"}
	CostPartEvaluation = Sentence{"评测", "Testing"}
	CostPartHosting    = Sentence{"托管", "Hosting"}
	CostPartStorage    = Sentence{"存储", "Storage"}
	CostPartSum        = Sentence{"一次性总价", "One-off sum"}

	// The charts.
	CostCumulative     = Sentence{"累计花费", "Total spent so far"}
	CostBandHint       = Sentence{"色带：一半的可能落在里面", "band: half of all outcomes"}
	CostBandOf         = Sentence{"一半的可能：%[1]s到%[2]s", "half of all outcomes: %[1]s to %[2]s"}
	CostSaves          = Sentence{"省%s", "saves %s"}
	CostCurrency       = Sentence{"货币", "Currency"}
	CostDollars        = Sentence{"美元", "US dollars"}
	CostYuan           = Sentence{"人民币", "Chinese yuan"}
	CostRate           = Sentence{"1美元换多少人民币", "Yuan for a dollar"}
	CostRateYours      = Sentence{"你定的", "set by you"}
	CostRateAssumed    = Sentence{"假设，%s", "assumed, %s"}
	CostMatters        = Sentence{"什么最要紧", "What matters most"}
	CostMattersSay     = Sentence{"最要紧的是「%[1]s」：它在自己的范围里，能让差额变动%[2]s。", "What matters most is “%[1]s”: within its range it moves the difference by %[2]s."}
	CostDifference     = Sentence{"%s的差额", "%s, difference"}
	CostSidePrompt     = Sentence{"← 提示词更省", "← prompting cheaper"}
	CostSideTuned      = Sentence{"微调更省 →", "tuning cheaper →"}
	CostInput          = Sentence{"哪个数", "Number"}
	CostAtLow          = Sentence{"取最低", "at its low"}
	CostAtHigh         = Sentence{"取最高", "at its high"}
	CostNow            = Sentence{"现在%s", "now %s"}
	CostHowSure        = Sentence{"有多大把握", "How sure"}
	CostTogether       = Sentence{"同高同低", "Rise and fall together"}
	CostTogetherWhy    = Sentence{"勾选的一类数字在每次抽样里一起偏高或偏低：一个价格估错了，别的往往也错。", "Numbers of a kind that is ticked are high or low together in a draw: who misjudges one price often misjudges the others."}
	CostTogetherPrices = Sentence{"价格", "prices"}
	CostTogetherHours  = Sentence{"工时", "hours"}
	CostTogetherTokens = Sentence{"词元数", "tokens"}
	CostDraws          = Sentence{"%s次抽样", "%s draws"}
	CostNDraws         = Sentence{"%s次", "%s draws"}
	CostDrawsName      = Sentence{"抽样", "Draws"}
	CostBin            = Sentence{"%[1]s到%[2]s", "%[1]s to %[2]s"}
	CostSavedByTuning  = Sentence{"微调省下的", "Saved by tuning"}
	CostTunedCheaper   = Sentence{"微调更省", "tuning cheaper"}
	CostPromptCheaper  = Sentence{"提示词更省", "prompting cheaper"}
	CostSureSay        = Sentence{"微调更省的占%[1]s；差额十次有八次在%[2]s和%[3]s之间。", "Tuning is cheaper in %[1]s of the draws; eight in ten differences lie between %[2]s and %[3]s."}
	CostShapes         = Sentence{"四种结局", "Four outcomes"}
	CostShapeNever     = Sentence{"永不", "Never"}
	CostShapeLate      = Sentence{"来不及", "Not in time"}
	CostShapeAfter     = Sentence{"过几个月", "After a while"}
	CostShapeOnce      = Sentence{"立刻", "At once"}
	CostShapeNot       = Sentence{"换次数也到不了", "no volume leads here"}
	CostShapeLocked    = Sentence{"次数已固定", "the volume is fixed"}
	CostShapeUnknown   = Sentence{"还没有结论", "no verdict yet"}
	CostShapeMonth     = Sentence{"每月%[1]s次：%[2]s个月", "%[1]s: month %[2]s"}
	CostShapeCalls     = Sentence{"每月%s次", "%s calls a month"}
	CostShapeNoSetUp   = Sentence{"前期投入一样少", "no extra set-up cost"}
	CostSetUp          = Sentence{"微调的前期投入", "Up-front cost of fine-tuning"}
	CostSetUpSay       = Sentence{"微调的前期投入一共%s。", "Fine-tuning costs %s up front."}
	CostWay            = Sentence{"做法", "Way"}

	CostBetLargest = Sentence{"微调的前期投入里，哪项最大？", "What is the largest part of the up-front cost of fine-tuning?"}
	CostBetSaid    = Sentence{"你猜%[1]s：它只占%[2]s，%[3]s占%[4]s。", "You said %[1]s: it is %[2]s. %[3]s: %[4]s."}
	CostBetRight   = Sentence{"猜对了：%[1]s占%[2]s，训练只占%[3]s。", "Right: %[1]s, %[2]s. Training is %[3]s."}
	CostBetShows   = Sentence{"%[1]s最大，占%[2]s；训练占%[3]s。", "The largest is %[1]s, %[2]s. Training is %[3]s."}
	CostBetNoParts = Sentence{"前期投入没有分项，看不出来。", "The up-front cost is not known by its parts."}

	CostMorePictures  = Sentence{"更多图", "More pictures"}
	CostPerCall       = Sentence{"每1,000次调用", "A thousand calls"}
	CostTotal         = Sentence{"合计", "Total"}
	CostWayPrompt     = Sentence{"提示词", "prompting"}
	CostWaySmaller    = Sentence{"小模型，提示词不变", "smaller model, same prompt"}
	CostWayTuned      = Sentence{"微调", "fine-tuning"}
	CostWayRetrieval  = Sentence{"微调加检索", "tuning + retrieval"}
	CostShares        = Sentence{"每次省下的钱里，%[1]s来自换小模型，%[2]s来自缩短提示词。", "Of the saving per call, %[1]s comes from the smaller model, %[2]s from the shorter prompt."}
	CostSharesRange   = Sentence{"每次省下的钱里，换小模型占%[1]s%%到%[2]s%%，缩短提示词占%[3]s%%到%[4]s%%，看先算哪一样。", "Of the saving per call, %[1]s–%[2]s%% comes from the smaller model, %[3]s–%[4]s%% from the shorter prompt: it depends on which comes first."}
	CostSharesNone    = Sentence{"微调后每次调用并不省钱。", "A call to the tuned model saves nothing."}
	CostSharesUnknown = Sentence{"小模型的单价不知道，分不出省在哪里。", "The smaller model’s prices are unknown, so the saving cannot be parted."}
	CostSharesDearer  = Sentence{"省下的全来自缩短提示词：那个小模型用原来的提示词反而更贵。", "All of the saving comes from the shorter prompt: with the same prompt, that model is dearer."}
	CostSharesLost    = Sentence{"单换小模型、不微调，每次省得更多。", "The smaller model alone, untuned, saves more per call."}
	CostByPrompt      = Sentence{"提示词多长，要多少次", "Prompt length and calls needed"}
	CostByPromptHint  = Sentence{"点线：现在的次数", "dotted: calls now"}
	CostByPromptSay   = Sentence{"提示词%[1]s词元时，每月要%[2]s次才在期限内回本。", "With a prompt of %[1]s tokens, it takes %[2]s calls a month to pay within the horizon."}
	CostVolumeInTime  = Sentence{"%s内回本", "pays within %s"}
	CostVolumeEver    = Sentence{"总有一天回本", "pays some day"}
	CostInTime        = Sentence{"期限内", "in time"}
	CostEver          = Sentence{"总有一天", "some day"}
	CostNoVolume      = Sentence{"没有哪个次数能回本。", "No volume pays."}
	CostPlane         = Sentence{"花费与对错", "Cost and quality"}
	CostPlaneHint     = Sentence{"转动那条线：错一次亏多少", "turn the line: what an error costs"}
	CostPlaneEmpty    = Sentence{"还没有答对率，画不出来。", "Nobody has measured how often each way is right."}
	CostPlaneSay      = Sentence{"花费与答对率；错一次按%s算，线左上方的都比提示词划算。", "Cost against the share that is right; with an error at %s, all above the line is better than prompting."}
	CostPerThousand   = Sentence{"每1,000次，固定花费在内", "per 1,000 calls, fixed costs included"}
	CostRight         = Sentence{"答对", "Right"}
	CostAnError       = Sentence{"错一次%s", "%s an error"}
	CostBetter        = Sentence{"比提示词划算", "better than prompting"}
	CostGiveAccuracy  = Sentence{"填上答对率", "Fill in how often each is right"}

	CostChallenges   = Sentence{"小任务（%[1]d/%[2]d）", "Challenges (%[1]d of %[2]d)"}
	CostTaskDone     = Sentence{"：做到了。", ": done."}
	CostTaskVolume   = Sentence{"不动每月次数，也不直接填总价，让本来不划算的微调划算起来。", "Make fine-tuning pay where it did not, without touching the calls a month or typing in a sum."}
	CostFoundVolume  = Sentence{"靠的是标签、人工或模型的单价：训练费改到0也没用，它只占前期投入的零头。", "Labels, people or prices did it. The price of training would not: it is a rounding error of the set-up cost."}
	CostTaskSmaller  = Sentence{"让缩短提示词成为省钱的主力：每次省下的一半以上来自它。", "Make the shorter prompt the main saving: more than half of what a call saves."}
	CostFoundSmaller = Sentence{"可见平时省下的主要来自换小模型，不是来自缩短提示词。", "So usually it is the smaller model that saves, not the shorter prompt."}
	CostTaskNever    = Sentence{"每月100万次以上，也让微调永不回本。", "At a million calls a month or more, make fine-tuning never pay."}
	CostFoundNever   = Sentence{"能让回本点消失的有三样：输出加价、便宜的缓存、按小时付的托管。", "Three things remove the break-even: a mark-up on output, cheap cached input, hosting by the hour."}
	CostTaskRetires  = Sentence{"只靠「模型多久停用」，让会回本的来不及回本。", "By “Model retires in” alone, make what would pay come too late."}
	CostFoundRetires = Sentence{"模型会停用：期限最多到它停用那天，投入来不及收回。", "Models retire: the horizon ends with them, and with it the time to earn the set-up back."}

	CostFromPrompt   = Sentence{"用的是你在第3章写的提示词（估计）。", "From your prompt in chapter 3 (an estimate)."}
	CostFromSent     = Sentence{"用的是你在第3章写的提示词：实测，词元由你的端点数，减去槽位的值（估计）。", "From your prompt in chapter 3: measured, your endpoint’s own count, less the slots’ values (an estimate)."}
	CostFromAnswer   = Sentence{"用的是第3章小模型回答的长度（按o200k估计）；大模型往往说得更长。", "As long as the small model’s answers in chapter 3 (estimated for o200k); a large model may well say more."}
	CostFromEndpoint = Sentence{"用的是第3章里你的端点回答的长度；它没有报词元数，按o200k估计。", "As long as your endpoint’s answer in chapter 3; it told no token counts, so this is an estimate (for o200k)."}
	CostFromCount    = Sentence{"用的是第3章里你的端点回答的长度：实测，词元是它自己数的。", "As long as your endpoint’s answer in chapter 3: measured, its own count of tokens."}
	CostLetGo        = Sentence{"不用它", "Let go"}

	CostMonth     = Sentence{"月", "Month"}
	CostMonths    = Sentence{"个月", "months"}
	CostNthMonth  = Sentence{"第%s个月", "month %s"}
	CostNMonths   = Sentence{"%s个月", "%s months"}
	CostAtStart   = Sentence{"开始", "start"}
	CostBreakEven = Sentence{"回本点", "Break-even"}
	CostTurn      = Sentence{"反转", "Turning point"}
	CostNoChart   = Sentence{"缺一个数，画不出来。", "A number is missing, so nothing can be drawn."}
	CostReadOut   = Sentence{"在图上读数：左右方向键逐月移动", "Read the chart: left and right arrow keys move by a month"}
	CostTable     = Sentence{"以表格查看", "Show as a table"}

	CostFormula         = Sentence{"公式", "Formulas"}
	CostFormulaMonth    = Sentence{"微调一开始多花的钱，除以它每月省下的钱，就是回本的月数：", "What tuning costs more at the start, divided by what it saves a month, is the months to break even:"}
	CostFormulaCurve    = Sentence{"；分次付清或折现时，月数从曲线上读：%s", "; with lumps or a discount, the month is read off the curves: %s"}
	CostFormulaVolumes  = Sentence{"每月至少这么多次才会回本；要在期限内回本，得有这么多次：", "So many calls a month are needed to pay at all, and to pay within the horizon:"}
	CostFormulaNoVolume = Sentence{"每次调用不便宜，没有这样的次数。", "a call is no cheaper: there is no such volume."}
	CostFormulaCall     = Sentence{"每次调用：", "One call:"}
	CostFormulaOnce     = Sentence{"一次性花费：标签、训练、人工、评测。", "Once: labels, training, people, testing."}
	CostFormulaMonthly  = Sentence{"每月固定花费：维护、托管、存储，还有摊到每月的重训。", "A month, calls apart: upkeep, hosting, storage, and retraining spread over the months."}
	CostFormulaError    = Sentence{"错一次亏这么多时，两边打平：", "The price of an error at which both ways come to the same:"}
	CostFormulaTrap     = Sentence{"输出加价的陷阱：回答长过这个数，微调每次都更贵。", "The output trap: with answers longer than this, every tuned call costs more."}
	CostFormulaNoTrap   = Sentence{"微调后输出不加价，没有陷阱。", "A tuned model’s output costs no more: no trap."}
	CostNTokens         = Sentence{"%s个词元", "%s tokens"}
	CostSymbols         = Sentence{
		"ΔF：微调的一次性花费多出的部分；q：每月次数；Δc：每次调用省下的；ΔM：每月固定花费多出的部分；H：看多久。",
		"ΔF: how much more tuning costs at the start; q: calls a month; Δc: saved per call; ΔM: how much more tuning costs each month, calls apart; H: horizon.",
	}
	CostSymbolsCall = Sentence{
		"S：提示词里每次都一样的部分，u：问题，o：回答，都是词元数；h：前缀从缓存读的比例；w：写缓存的倍率；p、p′、p″：输入、缓存、输出的单价，每百万词元；k：一个问题调用几次；b、δ：批处理的比例和折扣。",
		"S: the prompt that every call repeats, u: question, o: answer, all in tokens; h: share of S read from a cache; w: price of writing the cache; p, p′, p″: price of input, cached input, output per million tokens; k: calls per question; b, δ: share and discount of batches.",
	}
	CostSymbolsOnce = Sentence{
		"n：样本数，l：每条标签，ρ：重复标注，R：训练几次，C：一次训练，T：工时，w：人工一小时，E：评测。",
		"n: examples, l: price of a label, ρ: labelled again, R: runs, C: a run, T: hours, w: an hour of people, E: testing.",
	}
	CostSymbolsMonthly = Sentence{
		"730：一个月的小时数；g：托管一小时，N：台数，s：存储，a：隔几个月重训，T′、E′：重训的工时和评测。",
		"730: hours in a month; g: an hour of hosting, N: machines, s: storage, a: months between retrainings, T′, E′: their hours and testing.",
	}
	CostFormulaNone = Sentence{"：没有这样一个月。", ": there is no such month."}

	CostSources     = Sentence{"数从哪来", "Where the numbers are from"}
	CostAssumption  = Sentence{"A，我们的假设，%s", "A, our assumption, %s"}
	SourceOf        = Sentence{"%[1]s，%[2]s", "%[1]s, %[2]s"}
	CostSecondary   = Sentence{"%s；二手来源", "%s; secondary source"}
	CostYourNumber  = Sentence{"你定的", "set by you"}
	CostAssumptions = Sentence{
		"标A的是我们的假设。哪个数不合你的情况，就改它，结论跟着变。",
		"A marks our assumptions. Where a number is not yours, change it, and the verdict follows.",
	}
	CostCaseA = Sentence{
		"例子A：用长提示词问Gemini 2.5 Flash，或者微调更小的2.5 Flash-Lite、只带短提示词。",
		"Case A: ask Gemini 2.5 Flash with a long prompt, or tune the smaller 2.5 Flash-Lite and send a short one.",
	}
	CostCaseB = Sentence{
		"例子B：用长提示词问GPT-4.1，或者给一个80亿权重的开放模型做低秩适配，放在一张租来的H100上。",
		"Case B: ask GPT-4.1 with a long prompt, or tune an open model of 8 billion weights (LoRA) and host it on a rented H100.",
	}
	CostCaseC = Sentence{
		"例子C：同一个CLIP ViT-L/14认德国交通标志，写提示词或者微调，都放在一张T4上。它不评估行车安全。",
		"Case C: the same CLIP ViT-L/14 reads German traffic signs, prompted or fine-tuned, on a T4 either way. It assesses no driving safety.",
	}
	CostCaseBlank = Sentence{
		"空白：模型的单价和托管都不知道，填上才有结论。",
		"Blank: prices of models and hosting are unknown; the verdict waits for them.",
	}
	CostItem   = Sentence{"项目", "Item"}
	CostValue  = Sentence{"数", "Number"}
	CostSource = Sentence{"出处", "Source"}

	CostKeep = Sentence{
		"训练本身几乎不花钱：钱花在标签、人和托管上。量不够大，就别微调。",
		"Training itself is nearly free: labels, people and hosting cost. Without volume, do not fine-tune.",
	}
	CostNext = Sentence{"把对错也算进去", "Now count the mistakes too"}
)

// Money writes dollars as people do: $1,234, $12.30, $0.000836; −$5.
func Money(x float64) string { return Sum("$", x) }

// Sum writes a sum of a currency as Money does.
func Sum(currency string, x float64) string {
	sign := currency
	if x < 0 {
		sign, x = "−"+currency, -x
	}
	switch {
	case x == 0:
		return currency + "0"
	case x >= 1e12:
		return sign + Fixed(x/1e12, 1) + "T"
	case x >= 1e9:
		return sign + Fixed(x/1e9, 1) + "B"
	case x >= 99.5:
		return sign + Int(int64(x+.5))
	case x == math.Trunc(x):
		return sign + Int(int64(x))
	case x >= .095:
		return sign + Fixed(x, 2)
	}
	if s := significant(x, 3); s != "0" {
		return sign + s
	}
	return currency + "0"
}

// MoneyShort writes dollars for a chart's axis: $0, $500, $6k, $1.5M.
func MoneyShort(x float64) string { return SumShort("$", x) }

// SumShort writes a sum of a currency as MoneyShort does.
func SumShort(currency string, x float64) string {
	sign := currency
	if x < 0 {
		sign, x = "−"+currency, -x
	}
	for _, u := range []struct {
		size float64
		name string
	}{{1e12, "T"}, {1e9, "B"}, {1e6, "M"}, {1e3, "k"}} {
		if x >= u.size {
			return sign + Short(x/u.size) + u.name
		}
	}
	return sign + Short(x)
}

// significant writes a positive number with so many significant digits, and
// never with an exponent.
func significant(x float64, digits int) string {
	decimals := digits - 1 - int(math.Floor(math.Log10(x)))
	return strings.TrimRight(strings.TrimRight(Fixed(x, max(0, min(decimals, 12))), "0"), ".")
}
