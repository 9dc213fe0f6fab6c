package text

// The numbers of the Cost chapter, by the groups in which they stand.
var (
	CostGroupVolume  = Sentence{"用量", "Volume"}
	CostGroupPrompt  = Sentence{"提示词", "Prompt"}
	CostGroupRest    = Sentence{"其他的数", "More numbers"}
	CostGroupRestOf  = Sentence{"%d组", "%d groups"}
	CostGroupDetail  = Sentence{"每次调用的细节", "A call in detail"}
	CostGroupPeople  = Sentence{"人和标签", "People and labels"}
	CostGroupPrices  = Sentence{"价格", "Prices"}
	CostGroupRuns    = Sentence{"训练", "Training"}
	CostGroupHosting = Sentence{"托管与寿命", "Hosting and lifetime"}
	CostGroupRetrain = Sentence{"重训", "Retraining"}
	CostGroupQuality = Sentence{"对错", "Right and wrong"}

	// What a closed group says of itself.
	CostDigestDetail   = Sentence{"问题%s词元", "question: %s tokens"}
	CostDigestPeople   = Sentence{"%[1]s×%[2]s，%[3]s小时", "%[1]s × %[2]s, %[3]s h"}
	CostDigestTotal    = Sentence{"一共%s", "%s in all"}
	CostDigestRuns     = Sentence{"%[1]s次，每次%[2]s遍", "%[1]s runs of %[2]s passes"}
	CostDigestHosting  = Sentence{"%s一小时", "%s an hour"}
	CostDigestNoHost   = Sentence{"无托管", "no hosting"}
	CostDigestEvery    = Sentence{"每%s个月", "every %s months"}
	CostDigestNever    = Sentence{"不重训", "never"}
	CostDigestUnknown  = Sentence{"有不知道的", "some unknown"}
	CostDigestQuality  = Sentence{"%[1]s对%[2]s", "%[1]s against %[2]s"}
	CostDigestNoAnswer = Sentence{"没量过", "not measured"}
	CostPickPrices     = Sentence{"从价目表里选模型", "Choose a model from the price list"}
	CostDigestAssumed  = Sentence{"我们的假设", "our assumption"}
	CostDigestYours    = Sentence{"你定的", "set by you"}

	CostCalls           = Sentence{"每月次数", "Calls a month"}
	CostHorizon         = Sentence{"看多久", "Horizon"}
	CostPrefix          = Sentence{"提示词长度", "Prompt length"}
	CostCached          = Sentence{"缓存命中", "Cached share"}
	CostOutput          = Sentence{"回答长度", "Answer length"}
	CostUserPart        = Sentence{"问题长度", "Question length"}
	CostTries           = Sentence{"一个问题调用几次", "Calls per question"}
	CostBatched         = Sentence{"能等批处理的", "Share that can wait"}
	CostDiscount        = Sentence{"批处理打折", "Discount for waiting"}
	CostWrite           = Sentence{"写缓存的倍率", "Writing the cache, times"}
	CostLeast           = Sentence{"多长才能缓存", "Shortest prompt cached"}
	CostShort           = Sentence{"微调后的提示词", "Prompt once tuned"}
	CostShortCached     = Sentence{"微调后缓存命中", "Cached share once tuned"}
	CostPassages        = Sentence{"检索来的段落", "Passages looked up"}
	CostExamples        = Sentence{"样本数", "Examples"}
	CostLabel           = Sentence{"每条标签", "Price of a label"}
	CostTwice           = Sentence{"重复标注", "Labelled again"}
	CostWage            = Sentence{"人工一小时", "An hour of people"}
	CostHours           = Sentence{"微调的工时", "Hours to tune"}
	CostPromptHours     = Sentence{"写提示词的工时", "Hours to write prompts"}
	CostRetrievalHours  = Sentence{"搭检索的工时", "Hours to set up retrieval"}
	CostEval            = Sentence{"评测微调模型", "Testing the tuned model"}
	CostPromptEval      = Sentence{"评测提示词", "Testing the prompt"}
	CostUpkeep          = Sentence{"维护微调模型", "Upkeep, tuned"}
	CostPromptUpkeep    = Sentence{"维护提示词", "Upkeep, prompt"}
	CostRetrievalUpkeep = Sentence{"维护检索", "Upkeep, retrieval"}
	CostOneOff          = Sentence{"微调的一次性总价", "One-off sum of tuning"}
	CostPrice           = Sentence{"大模型：输入", "Prompted model: input"}
	CostPriceCached     = Sentence{"大模型：缓存", "Prompted model: cached"}
	CostPriceOut        = Sentence{"大模型：输出", "Prompted model: output"}
	CostTuned           = Sentence{"微调模型：输入", "Tuned model: input"}
	CostTunedCached     = Sentence{"微调模型：缓存", "Tuned model: cached"}
	CostTunedOut        = Sentence{"微调模型：输出", "Tuned model: output"}
	CostSmaller         = Sentence{"小模型：输入", "Smaller model: input"}
	CostSmallerCached   = Sentence{"小模型：缓存", "Smaller model: cached"}
	CostSmallerOut      = Sentence{"小模型：输出", "Smaller model: output"}
	CostTrainPrice      = Sentence{"训练单价", "Price of training"}
	CostTrainFee        = Sentence{"一次训练至少", "A training costs at least"}
	CostExampleTokens   = Sentence{"一条样本的长度", "Length of an example"}
	CostEpochs          = Sentence{"练几遍", "Passes over the examples"}
	CostValid           = Sentence{"验证集", "Validation set"}
	CostValidPasses     = Sentence{"验证几遍", "Validation passes"}
	CostRuns            = Sentence{"训练几次", "Training runs"}
	CostGPU             = Sentence{"自己租显卡训练", "Train on rented GPUs"}
	CostWeights         = Sentence{"模型大小", "Size of the model"}
	CostGFLOP           = Sentence{"一个词元的运算", "Work per token"}
	CostKappa           = Sentence{"低秩适配省多少", "Share of work with LoRA"}
	CostTFLOPS          = Sentence{"显卡峰值", "Peak of the GPU"}
	CostMFU             = Sentence{"用到峰值的", "Share of the peak reached"}
	CostGPUHour         = Sentence{"显卡一小时", "An hour of GPU"}
	CostKW              = Sentence{"显卡功率", "Power of the GPU"}
	CostPUE             = Sentence{"机房倍率", "Data centre overhead"}
	CostGrid            = Sentence{"电网排放", "Carbon of the grid"}
	CostHost            = Sentence{"托管微调模型", "Hosting, tuned model"}
	CostPromptHost      = Sentence{"托管大模型", "Hosting, prompted model"}
	CostSmallerHost     = Sentence{"托管小模型", "Hosting, smaller model"}
	CostReplicas        = Sentence{"至少几台", "Machines at least"}
	CostTPS             = Sentence{"一台每秒", "One machine manages"}
	CostPeak            = Sentence{"高峰是平均的", "Peak over mean load"}
	CostStorage         = Sentence{"存模型", "Storing the model"}
	CostIndex           = Sentence{"存检索库", "Storing the index"}
	CostRetires         = Sentence{"模型多久停用", "Model retires in"}
	CostNPV             = Sentence{"折现率", "Discount rate"}
	CostEvery           = Sentence{"多久重训", "Retrain every"}
	CostRelabel         = Sentence{"重训加标签", "New labels each time"}
	CostReruns          = Sentence{"重训几次", "Runs each time"}
	CostRehours         = Sentence{"重训工时", "Hours each time"}
	CostReeval          = Sentence{"重训评测", "Testing each time"}
	CostLumps           = Sentence{"重训时一次付清", "Pay when retrained"}
	CostPromptAccuracy  = Sentence{"提示词答对", "Prompting is right"}
	CostTunedAccuracy   = Sentence{"微调答对", "Fine-tuning is right"}
	CostRetrievalAcc    = Sentence{"加检索答对", "With retrieval, right"}
	CostSmallerAccuracy = Sentence{"小模型答对", "Smaller model is right"}
	CostErrorPrice      = Sentence{"错一次亏多少", "Price of an error"}

	// Units. %s: the currency's sign.
	CostUnitCalls        = Sentence{"次", "calls"}
	CostUnitTokens       = Sentence{"词元", "tokens"}
	CostUnitFactor       = Sentence{"倍", "×"}
	CostUnitHours        = Sentence{"小时", "h"}
	CostUnitHoursMonth   = Sentence{"小时/月", "h/month"}
	CostUnitMonths       = Sentence{"个月", "months"}
	CostUnitYear         = Sentence{"%/年", "%/year"}
	CostUnitBillions     = Sentence{"十亿", "billion"}
	CostUnitTokensPerSec = Sentence{"词元", "tokens/s"}
	CostUnitKg           = Sentence{"千克/度", "kg/kWh"}
	CostUnitEach         = Sentence{"%s", "%s each"}
	CostUnitPerHour      = Sentence{"%s/小时", "%s/hour"}
	CostUnitPerMonth     = Sentence{"%s/月", "%s/month"}
	CostUnitPerMillion   = Sentence{"%s/百万", "%s/million"}

	// Hints under a field.
	CostHintFollows = Sentence{"没改它之前，按价目表的比例跟着「%s」变。", "Until you set it, it keeps its proportion to “%s”."}
	CostHintNoCache = Sentence{"提示词不到%s词元，缓存不起作用。", "A prompt below %s tokens is not cached."}
	CostHintPrefix  = Sentence{"每次都一样的部分：说明、例子、资料。问题另算。", "What every call repeats: instructions, examples, documents. The question comes on top."}
	CostHintCached  = Sentence{"提示词里按缓存的低价读的部分。", "The part of it that is read at the cache’s lower price."}
	CostHintBatches = Sentence{"假设，%s：有几家厂商批处理收半价。「能等批处理的」大于0才用到。", "Assumed, %s: several providers charge half for batches. It counts once some calls can wait."}
	CostHintPeak    = Sentence{"假设，%s：要按最忙的时候备机器。填了「一台每秒」才用到。", "Assumed, %s: machines must do for the busiest hour. It counts once “One machine manages” is filled in."}
	CostHintCapped  = Sentence{"模型%s个月后停用，只看到那时。", "The model retires in %s months, so only those count."}

	CostSure        = Sentence{"拿不准的范围", "How unsure"}
	CostSureOf      = Sentence{"「%s」拿不准的范围", "How unsure: %s"}
	CostSureLow     = Sentence{"最低", "low"}
	CostSureHigh    = Sentence{"最高", "high"}
	CostSureOrder   = Sentence{"最低要小于等于最高，现在仍按原来的范围算。", "Low must not exceed high; the old range still counts."}
	CostSureNone    = Sentence{"没有范围：当作准数。填上两头，抽样时就在里面取。", "No range: taken as exact. Fill in both ends, and draws fall between them."}
	CostIDontKnow   = Sentence{"不知道", "I don’t know"}
	CostThereIsNone = Sentence{"没有", "There is none"}
	CostSumOfParts  = Sentence{"按各项加", "Add the parts"}

	CostUnknownMeans = Sentence{"不知道：用得着它时就没有结论，绝不当成0。", "Unknown: where it counts there is no verdict. It is never taken as 0."}
	CostNoneRetires  = Sentence{"没有停用日，看满期限。", "No end in sight: the whole horizon counts."}
	CostNoneTPS      = Sentence{"没填：台数按「至少几台」算。", "Not given: as many machines as the least."}
	CostNoneGFLOP    = Sentence{"没填：按模型大小的2倍算。", "Not given: twice the size of the model."}
	CostNoneOneOff   = Sentence{"没填：由下面和上面的各项相加，现在是%s。", "Not given: the parts add up, to %s now."}
)
