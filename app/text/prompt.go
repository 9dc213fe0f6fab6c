package text

// Sentences of the Prompt chapter.
var (
	PromptTitle = Sentence{"提示词：改问法", "Prompt: change the question"}
	PromptLede  = Sentence{
		"模型不动，只改对它说的话。模板里留几个{槽位}，填上值，就是一条[[prompting|提示词]]。",
		"The model stays as it is; you change what you say to it. Leave {slots} in a template, fill them in, and you have a [[prompting|prompt]].",
	}
	PromptModelIs = Sentence{
		"作答的是页里的小语言模型：约58万个权重，由本项目自己训练，只学过天气问答、分类、格式这几类。它在你的浏览器里算，一个字也不外传。",
		"A small language model in this page answers: some 580,000 weights, trained by this project on questions on the weather, labels and formats. It runs in your browser; not a word leaves it.",
	}

	PromptAsk         = Sentence{"问一问", "Ask"}
	PromptAskAgain    = Sentence{"再问一次", "Ask again"}
	PromptAskKeys     = Sentence{"Ctrl ↵", "Ctrl ↵"}
	PromptStop        = Sentence{"停下", "Stop"}
	PromptFetching    = Sentence{"正在取模型：%d%%", "Fetching the model: %d%%"}
	PromptTemperature = Sentence{"温度", "Temperature"}
	PromptSteady      = Sentence{"每次都选最有把握的", "always the surest token"}
	PromptByChance    = Sentence{"按把握抽取，种子", "sampled by probability, seed"}
	PromptSeedWrong   = Sentence{"填1–4294967295的整数", "a whole number, 1–4294967295"}
	PromptNewDraw     = Sentence{"换种子", "New seed"}

	PromptSees    = Sentence{"模型看到的", "What the model sees"}
	PromptReads   = Sentence{"%[1]s／%[2]s个词元", "%[1]s of %[2]s tokens"}
	PromptOf      = Sentence{"连回答%[1]s／%[2]s个词元", "with the answer, %[1]s of %[2]s tokens"}
	PromptUnknown = Sentence{"带点线的词它没学过：能照抄，不懂意思。", "Dotted words it never learnt: it can copy them, not understand them."}
	PromptExcess  = Sentence{"没学过的词太多，有%s个它连彼此都分不清：少用些生词。", "Too many unknown words: %s of them it cannot even tell apart. Use fewer."}
	PromptCut     = Sentence{"太长了：前面%s个词元装不下，没有送进去。", "Too long: the first %s tokens did not fit and were left out."}
	PromptDecided = Sentence{"底色越深，对选中的词影响越大。", "The darker, the more it decided the token you chose."}

	PromptAnswer      = Sentence{"它的回答", "Its answer"}
	PromptAnswerHint  = Sentence{"数字是它对每个词元的把握，%；方向键逐个看", "numbers: how sure it is of each token, %; arrow keys go through them"}
	PromptAnswerNone  = Sentence{"还没有问过。", "Nothing asked yet."}
	PromptLooksUp     = Sentence{"它先查到：", "It looks up:"}
	PromptEnds        = Sentence{"（说完了）", "(end)"}
	PromptOthers      = Sentence{"这里它还想过：点一个，换成它接着说。", "What else it thought of here: press one to have it go on from there."}
	PromptTook        = Sentence{"%[1]s个词元，%[2]s毫秒", "Tokens: %[1]s, in %[2]s ms"}
	PromptFull        = Sentence{"没说完：提示词和回答一共只能有%s个词元。把提示词写短些。", "Not finished: prompt and answer together hold %s tokens. Shorten the prompt."}
	PromptHushed      = Sentence{"停下了。", "Stopped."}
	PromptUnusable    = Sentence{"这条提示词里没有模型能读的字：写点什么再问。", "There is nothing in this prompt that the model can read: write something, then ask."}
	PromptModelFailed = Sentence{"模型没有取到：没有回应，或者没有收全。看看网络，再问一次就会重取。", "The model could not be fetched: no answer, or not a whole one. Check the connection; asking again fetches it anew."}
	PromptTokenSure   = Sentence{"%把握", "% sure"}

	// What else keeps the model from being there.
	ModelRefused   = Sentence{"模型没有取到：网站答了HTTP %s。过一会儿再问，就会重取。", "The model could not be fetched: the site answered HTTP %s. Wait a little; asking again fetches it anew."}
	ModelDamaged   = Sentence{"模型在路上损坏了。再问一次就会重取。", "The model arrived damaged. Asking again fetches it anew."}
	ModelForeign   = Sentence{"取到的不是这一页的模型，多半是网页更新了。再问一次就会重取；还不行，就刷新网页。", "What arrived is not this page’s model: the page was probably updated. Asking again fetches it anew; if that does not help, reload the page."}
	ModelNoMemory  = Sentence{"浏览器没能运行模型，多半是内存不够。关掉几个标签页，再问一次就会重来。", "The browser could not run the model, probably for lack of memory. Close some tabs; asking again starts it anew."}
	ModelNoTrainer = Sentence{"运行模型的后台程序没有启动。再问一次就会重试；还不行，就刷新网页。", "The program that runs the model did not start. Asking again tries anew; if that does not help, reload the page."}
	ModelCrashed   = Sentence{"运行模型的后台程序意外退出了。再问一次就会重新启动；还不行，就刷新网页。", "The program that runs the model crashed. Asking again starts it anew; if that does not help, reload the page."}

	PromptStarts        = Sentence{"从这里开始", "Start from"}
	PromptStartPlain    = Sentence{"第一版", "First try"}
	PromptStartAdjusted = Sentence{"改过的", "Adjusted"}
	PromptStartPlainIs  = Sentence{"只问天气", "just asks for the weather"}
	PromptStartAdjIs    = Sentence{"说清要什么", "says what is wanted"}
	PromptFactsWhy      = Sentence{"没有哪个模型知道今天的天气，所以事实要写进提示词。", "No model knows today’s weather, so the facts must stand in the prompt."}

	PromptTemplate     = Sentence{"模板", "Template"}
	PromptTemplateHint = Sentence{"花括号里是槽位，如{城市}", "braces make a slot, such as {city}"}
	PromptValues       = Sentence{"槽位的值", "Values for the slots"}
	PromptNoSlots      = Sentence{"模板里还没有槽位。写一个{城市}，这里就会多一格。", "No slots yet. Write {city} in the template and a field for it appears here."}
	PromptUndo         = Sentence{"撤销", "Undo"}
	PromptRendered     = Sentence{"要问的", "What will be asked"}
	PromptRenderedHow  = Sentence{"模型一到，这里就一个个词元地标出来，并写明占了多少上下文。", "As soon as the model is here, it is shown token by token, with how much of the context it takes."}
	PromptEmpty        = Sentence{"模板还是空的。写点什么，或者从左边挑一个开头。", "The template is empty. Write something, or pick a start on the left."}
	PromptFine         = Sentence{"每个槽位都填好了。", "Every slot is filled."}

	// What is wrong. %[1]s is a name or what stands between braces, %[2]s the name
	// that was probably meant, %[3]d where in the template, in characters.
	PromptMissing   = Sentence{"{%[1]s}还没有值：在上面填上。", "{%[1]s} has no value yet: fill it in above."}
	PromptUnused    = Sentence{"「%[1]s」有值，模板里却没有{%[1]s}：写进去，或者删掉这个值。", "“%[1]s” has a value, but no {%[1]s} stands in the template: put it in, or remove the value."}
	PromptMisspelt  = Sentence{"{%[1]s}没有值。是想写{%[2]s}吗？", "{%[1]s} has no value. Did you mean {%[2]s}?"}
	PromptReplace   = Sentence{"改成{%[1]s}", "Make it {%[1]s}"}
	PromptRemove    = Sentence{"删掉这个值", "Remove the value"}
	PromptLoneBrace = Sentence{"第%[3]d个字符「%[1]s」不属于任何槽位，照字面留着。要的就是花括号（如JSON），就连写两个：{{、}}。", "The “%[1]s” at character %[3]d belongs to no slot and stays as it is. For a real brace, as in JSON, write it twice: {{ or }}."}
	PromptEmptySlot = Sentence{"第%[3]d个字符起的{}里没有名字：写一个，如{城市}；要的就是花括号，就写{{}}。", "The {} at character %[3]d has no name: give it one, such as {city}; for real braces write {{}}."}
	PromptBadName   = Sentence{"{%[1]s}不能当槽位名，照字面留着：名字只用文字、数字、空格、「-」和「_」，最多40个字符。要的就是花括号（如JSON），就连写两个：{{…}}。", "{%[1]s} cannot name a slot and stays as it is: use letters, digits, spaces, “-” and “_”, 40 characters at most. For real braces, as in JSON, write them twice: {{…}}."}
	PromptOdd       = Sentence{"文字里有%s个看不见的字符（控制符、方向符或残缺字符）：大模型会收到，页内小模型不读。", "Characters that cannot be seen (control, direction or broken ones): %s. A large model gets them; the one in this page does not read them."}
	PromptTooLong   = Sentence{"太长了：一段最多20,000个字符。内容都还在，请删短一些。", "Too long: 20,000 characters at most. Nothing is lost; please shorten it."}
	PromptMore      = Sentence{"还有%d处。", "%d more."}

	FormatHead   = Sentence{"回答的格式", "Output format"}
	FormatFree   = Sentence{"不限", "Any"}
	FormatWord   = Sentence{"一个词", "One word"}
	FormatJSON   = Sentence{"JSON", "JSON"}
	FormatTable  = Sentence{"表格", "Table"}
	FormatOwn    = Sentence{"自己写", "Your own"}
	FormatJSONIs = Sentence{"键总是城市、天气、最高、最低：页内小模型只学过这几个。", "Its keys are always city, weather, high and low: the model in this page has learnt no others."}
	FormatOwnIs  = Sentence{"模板里的这一行随你改：城市、天气、最高、最低写在双层花括号里，模型照事实填。", "Change this line in the template as you like: city, weather, high and low stand in double braces, and the model fills them in from the facts."}
	FormatOpen   = Sentence{"模板以「→」这类记号结尾：格式由下面的例子来教。", "The template ends in a mark such as →, so the examples below show the format."}

	PromptTokens     = Sentence{"约%s个词元", "Tokens: about %s"}
	PromptTokensHead = Sentence{"有多长", "How long is it?"}
	PromptTokensHow  = Sentence{
		"估计值，按o200k词表：每个汉字约0.64个词元，其他字符约0.20个。真实的数要用模型自己的分词器来数。",
		"An estimate for the o200k vocabulary: about 0.64 tokens per Chinese character and 0.20 per other one. Only the model’s own tokenizer gives the true count.",
	}
	PromptTokensFour = Sentence{
		"常说的「字符数÷4」对中文不对：这条提示词会算成%[1]s个。同一句「请回答北京今天的天气情况」有12个字符，o200k把它切成7个词元，不是3个。",
		"The rule of thumb “characters ÷ 4” fails for Chinese: it would say %[1]s here. The article’s 请回答北京今天的天气情况 has 12 characters and takes 7 tokens in o200k, not 3; its English has 55 characters and takes 10.",
	}
	PromptCost = Sentence{
		"送去1,000次约%[2]s，按成本一章的单价（每百万输入词元%[1]s），不算回答。",
		"Sending it 1,000 times costs about %[2]s by the Cost chapter’s price (%[1]s per million input tokens), answers not counted.",
	}
	PromptCostNone = Sentence{"成本一章没有单价，算不出送它要花多少。", "The Cost chapter has no price to tell what sending it costs."}
	PromptPrivate  = Sentence{"你写的内容只留在这个浏览器里：不上传，也不进网址。", "What you write stays in this browser: not uploaded, not in the address."}

	PromptFormulaIs    = Sentence{"一句回答有多大可能：每个词元的把握，一个个乘起来。", "How probable an answer is: how sure the model is of each token, all multiplied."}
	PromptFormula      = Sentence{"P（回答）＝∏ᵢ p（词元ᵢ｜前文）", "P(answer) = ∏ᵢ p(tokenᵢ | all before)"}
	PromptFormulaAll   = Sentence{"眼前的回答，连它先查到的，一共%d个词元。", "Tokens of the answer above, those of what it looks up included: %d."}
	PromptFormulaWaits = Sentence{"问一问页内小模型，这里就代入真实的数。", "Ask the model in this page, and real numbers are put in here."}
	PromptCodeRender   = Sentence{"模板加上值，就是提示词。", "A template with its values is the prompt."}
	PromptCodeAsk      = Sentence{"把提示词交给模型，它在另一个线程里一个词元一个词元地答。", "The prompt goes to the model, which answers token by token in a worker."}
	PromptCodeJudge    = Sentence{"逐条查回答：满足的愿望占几成。", "Each wish is checked on the answer: the share that is met."}
	PromptCodeChoose   = Sentence{"「替我改」怎么挑下一步：从最好的模板起，换一处没试过的。", "How “Adjust for me” picks its next step: from the best template, a change not yet tried."}

	PromptNext = Sentence{"两条路各要多少钱", "What would each way cost?"}
	PromptKeep = Sentence{
		"提示词不改模型，只把它会的引出来：它没学过的，怎么问也没有。",
		"A prompt changes nothing in the model; it draws out what is there. What it never learnt, no wording brings.",
	}
)
