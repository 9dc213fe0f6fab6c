package text

// Sentences of the Cost chapter's price list.
var (
	PricesTitle = Sentence{"价目表", "Price list"}
	PricesHint  = Sentence{
		"单价，$/百万词元。没说的就是「未知」，不当成0。选一行用上，之后哪个数都还能改。",
		"Prices in $ per million tokens. What a list does not say is unknown, never 0. Use a row, then change any number you like.",
	}
	PricesSearch    = Sentence{"搜模型或厂商", "Search by model or provider"}
	PricesOneRow    = Sentence{"1行", "1 row"}
	PricesRows      = Sentence{"%s行", "%s rows"}
	PricesFirstRows = Sentence{"%[1]s行，先列%[2]s行", "%[1]s rows, the first %[2]s shown"}
	PricesNoRow     = Sentence{"没有叫「%s」的。换个词，或者导入一份价目表。", "No row is called “%s”. Try another word, or import a list."}
	PricesAll       = Sentence{"全部列出（%s行）", "Show all %s rows"}
	PricesFew       = Sentence{"只列前%s行", "Show only the first %s"}
	PricesTooMany   = Sentence{"只列出前%[1]s行；另外%[2]s行，搜一下就出来。", "The first %[1]s rows are listed. To see the other %[2]s, search."}

	PricesModel     = Sentence{"模型", "Model"}
	PricesBase      = Sentence{"原模型", "Base"}
	PricesTuned     = Sentence{"微调后", "Tuned"}
	PricesIn        = Sentence{"输入", "Input"}
	PricesCached    = Sentence{"缓存", "Cached"}
	PricesOut       = Sentence{"输出", "Output"}
	PricesTraining  = Sentence{"训练", "Training"}
	PricesSource    = Sentence{"出处", "Source"}
	PricesUse       = Sentence{"用于", "Use for"}
	PricesUnknown   = Sentence{"未知", "unknown"}
	PricesFrom      = Sentence{"%[1]s，%[2]s", "%[1]s, %[2]s"}
	PricesTunedFrom = Sentence{"微调：%s", "Tuned: %s"}
	PricesSecondary = Sentence{"只在转载里读到", "read only in a secondary copy"}
	PricesOld       = Sentence{"旧", "old"}
	PricesOldMeans  = Sentence{"超过180天，或者没有日期", "More than 180 days old, or without a date"}
	PricesFromFile  = Sentence{"来自你的文件，%s", "from your file, %s"}

	PricesSmaller      = Sentence{"小模型", "smaller model"}
	PricesForPrompting = Sentence{"把%s的价格用于提示词", "Use the prices of %s for prompting"}
	PricesForTuning    = Sentence{"把%s的价格用于微调", "Use the prices of %s for fine-tuning"}
	PricesForSmaller   = Sentence{"把%s的价格用于小模型", "Use the prices of %s for the smaller model"}
	PricesUsed         = Sentence{"%[2]s现在按%[1]s的价格算。", "Now at the prices of %[1]s: %[2]s."}
	PricesHosting      = Sentence{"按词元付钱，机器已经在价里：按小时的托管改成了0。", "Prices by the token include the machine: hosting by the hour is 0 now."}
	PricesLacks        = Sentence{"它没有这些价，所以现在是未知：%s。", "It does not have these, so they are unknown now: %s."}
	PricesCheck        = Sentence{"这些价只在转载里读到，用之前先核对。", "They were read only in a secondary copy: check them before you rely on them."}
	PricesCheckOld     = Sentence{"这些价旧了，用之前先核对。", "They are old: check them before you rely on them."}

	PricesImport     = Sentence{"导入价目表", "Import a price list"}
	PricesImportHint = Sentence{
		"认得genai-prices的data.json和LiteLLM的model_prices_and_context_window.json，最大%dMB。文件不上传；读到的行也不保存，关掉页面就没了。",
		"Takes data.json of genai-prices and model_prices_and_context_window.json of LiteLLM, up to %d MB. The file is not uploaded, and its rows are not kept: they last as long as the page is open.",
	}
	PricesReading = Sentence{"正在读「%s」。", "Reading “%s”."}
	PricesTaken   = Sentence{"「%[1]s」：取了%[2]s行，跳过%[3]s行，有疑问的%[4]s处。", "“%[1]s”: rows taken %[2]s, skipped %[3]s, with a doubt %[4]s."}
	PricesNothing = Sentence{"「%[1]s」里没有能用的价格，%[2]s行全跳过了。表没有变。", "“%[1]s” has no price to take; rows skipped: %[2]s. The table is as it was."}
	PricesSkipped = Sentence{"跳过的行：%s", "Rows skipped: %s"}
	PricesOdd     = Sentence{"取了但有疑问：%s", "Taken, with a doubt: %s"}
	PricesRemark  = Sentence{"：%s", ": %s"}
	PricesMore    = Sentence{"还有%s行。", "And %s more."}
	PricesRemove  = Sentence{"拿掉文件里的行", "Take the file’s rows out"}
	PricesRemoved = Sentence{"文件里的行拿掉了。已经用上的价格不变。", "The file’s rows are out. Prices already in use stay."}

	PricesTooLarge  = Sentence{"「%[1]s」超过%[2]dMB，没有读。只选价目表那一个文件。表没有变。", "“%[1]s” is larger than %[2]d MB and was not read. Choose the price list alone. The table is as it was."}
	PricesUnread    = Sentence{"「%s」读不出来。看看文件还在不在，再选一次。表没有变。", "“%s” cannot be read. See that the file is still there, and choose it again. The table is as it was."}
	PricesBroken    = Sentence{"「%[1]s」到第%[2]s个字节就不是JSON了，可能没下载完。重新下载，再导入。表没有变。", "“%[1]s” stops being JSON at byte %[2]s; the download may be incomplete. Download it again, then import it. The table is as it was."}
	PricesNotPrices = Sentence{
		"「%s」不是认得的价目表。选genai-prices的prices/data.json，或者LiteLLM的model_prices_and_context_window.json。表没有变。",
		"“%s” is no price list that this page knows. Choose prices/data.json of genai-prices, or model_prices_and_context_window.json of LiteLLM. The table is as it was.",
	}

	// Why a row is skipped, or odd.
	PricesNoToken     = Sentence{"不按词元计价", "not billed by the token"}
	PricesNotText     = Sentence{"做图像、语音或向量的模型", "a model of images, speech or embeddings"}
	PricesBadPrice    = Sentence{"价格不是数、小于0，或者高得没道理", "a price is no number, below 0, or beyond belief"}
	PricesBadRow      = Sentence{"这一行的格式不对", "not in the form of the list"}
	PricesSecond      = Sentence{"同一家的同名模型前面已经有了", "the provider already has a row of this name"}
	PricesByLength    = Sentence{"长提示词更贵；这里是短提示词的价", "long prompts cost more; this is the price of short ones"}
	PricesByTime      = Sentence{"价格随日期或时段变；这里是平时的价", "the price changes with date or hour; this is the usual one"}
	PricesFree        = Sentence{"有一项价格是0", "one of its prices is 0"}
	PricesCacheDearer = Sentence{"读缓存比正常输入还贵", "cached input costs more than input"}
)
