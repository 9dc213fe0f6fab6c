package text

// Sentences of what is wanted of an answer, and of what brings it.
var (
	WishesTitle   = Sentence{"你想要的", "What you want"}
	WishesOf      = Sentence{"／%d", " / %d"}
	WishesWeighed = Sentence{"，加权%s", ", weighted %s"}
	WishesAloud   = Sentence{"%[2]d条愿望满足了%[1]d条。", "Wishes met: %[1]d of %[2]d."}
	WishesNone    = Sentence{"还没有愿望。加一条：想从回答里得到什么？", "No wishes yet. Add one: what do you want of the answer?"}
	WishesTeach   = Sentence{
		"这个模型专门学过怎样照这类提示词去做：变化的规律值得看，分数的高低搬不到大模型上。",
		"This model was trained to learn from prompts of this form; the curve’s shape teaches, its height does not transfer.",
	}
	WishAdd    = Sentence{"加一条愿望", "Add a wish"}
	WishMet    = Sentence{"满足", "met"}
	WishMissed = Sentence{"没满足", "missed"}
	WishOpen   = Sentence{"待查", "open"}
	WishWrong  = Sentence{"查不了", "can’t check"}
	WishKind   = Sentence{"看什么", "What to look at"}
	WishName   = Sentence{"叫什么（可不填）", "Name (optional)"}
	WishWeight = Sentence{"权重", "Weight"}
	WishDone   = Sentence{"好了", "Done"}
	WishRemove = Sentence{"删掉", "Remove"}

	KindContains    = Sentence{"包含", "Contains"}
	KindEquals      = Sentence{"正好是", "Is exactly"}
	KindStarts      = Sentence{"开头是", "Starts with"}
	KindEnds        = Sentence{"结尾是", "Ends with"}
	KindMatches     = Sentence{"符合正则表达式", "Matches a pattern"}
	KindWords       = Sentence{"事实里的词都在", "Has the facts’ words"}
	KindHighest     = Sentence{"点明最高值", "Names the high"}
	KindLowest      = Sentence{"点明最低值", "Names the low"}
	KindAllNumbers  = Sentence{"事实里的数都在", "Has all the facts’ numbers"}
	KindOnlyNumbers = Sentence{"没有多余的数", "Has no other number"}
	KindLanguage    = Sentence{"用这种语言", "Is in this language"}
	KindJSON        = Sentence{"是JSON", "Is JSON"}
	KindTokens      = Sentence{"不啰嗦", "Is brief"}

	AskWords    = Sentence{"哪些字（可用{槽位}）", "Which words ({slots} allowed)"}
	AskPattern  = Sentence{"正则表达式（RE2）", "Regular expression (RE2)"}
	AskFacts    = Sentence{"事实（可用{槽位}）", "Facts ({slots} allowed)"}
	AskLanguage = Sentence{"zh或en", "zh or en"}
	AskKeys     = Sentence{"哪些键，用逗号隔开", "Which keys, with commas between"}
	AskTokens   = Sentence{"最多几个词元", "Most tokens"}

	ShortContains = Sentence{"含「%s」", "has “%s”"}
	ShortEquals   = Sentence{"＝「%s」", "= “%s”"}
	ShortStarts   = Sentence{"「%s」开头", "starts “%s”"}
	ShortEnds     = Sentence{"「%s」结尾", "ends “%s”"}
	ShortMatches  = Sentence{"符合「%s」", "matches “%s”"}
	ShortNumbers  = Sentence{"含「%s」的数", "has the numbers of “%s”"}
	ShortOnly     = Sentence{"只有「%s」的数", "only numbers of “%s”"}
	ShortLanguage = Sentence{"语言：%s", "language: %s"}
	ShortJSON     = Sentence{"键：%s", "keys: %s"}
	WishMost      = Sentence{"≤ %s个词元", "≤ %s tokens"}

	WishErrKind     = Sentence{"这种愿望查不了。", "No such kind of wish."}
	WishErrWeight   = Sentence{"权重是1到5。", "A weight is 1 to 5."}
	WishErrLong     = Sentence{"太长了：内容最多200个字符，名字最多40个。都还在，请删短一些。", "Too long: 200 characters at most, 40 for a name. Nothing is lost; please shorten it."}
	WishErrEmpty    = Sentence{"还没写要查什么。", "Say what to look for."}
	WishErrPattern  = Sentence{"这不是正则表达式（RE2）：看看括号是否成对。", "This is no regular expression (RE2): see whether its brackets match."}
	WishErrLanguage = Sentence{"写zh或en。", "Write zh or en."}
	WishErrCount    = Sentence{"写一个数：最多几个词元。", "Write a number: how many tokens at most."}
	WishErrNumber   = Sentence{"里面没有数。", "There is no number in it."}
	WishErrWords    = Sentence{"里面没有字可查：写文字；要查数，就换一种愿望。", "There is no word in it to look for: write words, or take another kind for numbers."}
	WishErrNoValue  = Sentence{"里面的槽位还没有值。", "A slot in it has no value."}

	SuggestTitle  = Sentence{"差在哪，怎么改", "What is missing, and what to try"}
	SuggestFirst  = Sentence{"先问一次：没满足的愿望，这里会给出改法。", "Ask first: for every wish that is missed, ways to adjust appear here."}
	SuggestAll    = Sentence{"愿望都满足了。", "Every wish is met."}
	SuggestOne    = Sentence{"还差一条：%s。试试：", "One wish missed: %s. Try:"}
	SuggestMore   = Sentence{"还差%d条。试试：", "%d wishes missed. Try:"}
	SuggestNone   = Sentence{"对没满足的愿望，这里没有管用的改法。自己改改模板看。", "For what is missed, nothing known here helps. Change the template yourself."}
	SuggestAgain  = Sentence{"提示词改了：再问一次，看看管不管用。", "The prompt has changed: ask again to see whether it helps."}
	SuggestTokens = Sentence{"约%s个词元", "tokens: about %s"}

	AdjustDetail  = Sentence{"说清要最高和最低温度", "Ask for both temperatures"}
	AdjustBare    = Sentence{"说不要温度", "Ask for no temperatures"}
	AdjustWord    = Sentence{"说只要一个词", "Ask for one word"}
	AdjustEnglish = Sentence{"说要用英文", "Ask for English"}
	AdjustChinese = Sentence{"说要用中文", "Ask for Chinese"}
	AdjustJSON    = Sentence{"说要JSON", "Ask for JSON"}
	AdjustTable   = Sentence{"说要表格", "Ask for a table"}
	AdjustThanks  = Sentence{"说要道谢", "Ask for thanks"}
	AdjustHello   = Sentence{"说要先问好", "Ask for a hello"}
	AdjustExclaim = Sentence{"说要感叹号", "Ask for an exclamation mark"}
	AdjustDegrees = Sentence{"说要把°C写成字", "Ask for degrees in words"}
	AdjustPolite  = Sentence{"说要礼貌", "Ask to be polite"}
	AdjustExample = Sentence{"给一个例子：%s", "Add an example: %s"}
	AdjustSlot    = Sentence{"前面写上%s", "Put %s in front"}
	AdjustDrop    = Sentence{"去掉「%s」", "Leave out “%s”"}

	SearchGo      = Sentence{"替我改", "Adjust for me"}
	SearchStop    = Sentence{"停下", "Stop"}
	SearchHow     = Sentence{"一次改一处，最多问%d次，留下最好的。", "One change at a time, %d questions at most; the best one stays."}
	SearchHere    = Sentence{"只替页内小模型改：问真实大模型要花钱，每次都由你来按。", "Only for the model in this page: a real one costs money, so each question is yours to press."}
	SearchAsIs    = Sentence{"原来的模板", "As it is"}
	SearchMet     = Sentence{"%[1]d／%[2]d", "%[1]d of %[2]d"}
	SearchAsking  = Sentence{"正在问……", "asking…"}
	SearchSolved  = Sentence{"问了%d次，愿望都满足了。", "Every wish is met. Questions asked: %d."}
	SearchBetter  = Sentence{"试了%[1]d种改法，没有一种能让愿望都满足。留下最好的：%[2]d／%[3]d。", "Adjustments tried: %[1]d. None met every wish; the best stays: %[2]d of %[3]d."}
	SearchFailed  = Sentence{"试了%[1]d种改法，没有一种比原来好：模板照旧。这件事，光改提示词做不到，或者这里不知道怎么改。", "Adjustments tried: %[1]d. None helped: your template is as it was. No prompt brings this, or none that is known here."}
	SearchSpent   = Sentence{"问满%[1]d次就停，还没有一种改法比原来好：模板照旧。", "It stops after %[1]d prompts; none so far was better: your template is as it was."}
	SearchNone    = Sentence{"没有可试的改法：模板照旧。", "There is nothing to try: your template is as it was."}
	SearchStopped = Sentence{"停下了，留下目前最好的。", "Stopped; the best one so far stays."}
	SearchYours   = Sentence{"你改了内容，就停在这里。", "You changed what is asked, so it stopped here."}

	StartLabel      = Sentence{"天气分类", "Sort sentences"}
	StartLabelIs    = Sentence{"从0个例子开始，两个就会", "from no example to two"}
	StartFormat     = Sentence{"现编的格式", "A made-up format"}
	StartFormatIs   = Sentence{"给一个例子就会", "one example shows it"}
	StartLanguage   = Sentence{"换一种语言", "The other language"}
	StartLanguageIs = Sentence{"问中文，答英文", "asked in English, answered in Chinese"}
	StartBeyond     = Sentence{"它做不到的", "What it cannot do"}
	StartBeyondIs   = Sentence{"算温差：例子再多也不行", "subtract: no prompt brings it"}

	// The chapter's bet.
	PromptBetFormat = Sentence{"一种它没见过的格式，要给几个例子它才会？", "A format it has never seen: how many examples does it need?"}
	PromptBetWaits  = Sentence{"选「现编的格式」，先不带例子问一次，再一个个勾上例子问，答案就会揭晓。", "Start from “A made-up format”: ask without examples, then tick them one by one and ask again. That reveals it."}
	PromptBetSaid   = Sentence{"你猜%[1]s个，实际%[2]d个：不带例子答对%[3]s，带上后%[4]s。", "You said %[1]s; %[2]d did it: right without examples %[3]s, with them %[4]s."}
	PromptBetTook   = Sentence{"实际%[1]d个：不带例子答对%[2]s，带上后%[3]s。", "%[1]d did it: right without examples %[2]s, with them %[3]s."}
)
