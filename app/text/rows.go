package text

// Sentences of the Prompt chapter about many rows: examples, tables, runs, versions.
var (
	ExamplesHead = Sentence{"例子", "Examples"}
	ExamplesHint = Sentence{"打勾的写进提示词", "ticked ones go into the prompt"}
	ExampleAdds  = Sentence{"多约%s个词元", "more tokens: about %s"}
	ExampleUp    = Sentence{"把「%s」往前挪", "Move “%s” up"}
	ExamplesMore = Sentence{"再看%d个", "Show %d more"}
	ExamplesNone = Sentence{"表里没有叫「回答」的列，就没有例子可选。", "The table has no column called “answer”, so there are no examples to tick."}
	ExamplesFull = Sentence{"最多%d个例子：去掉一个，才能再勾。", "Examples at most: %d. Untick one to tick another."}
	ExamplesHeld = Sentence{"另一半行留着考它，不作例子。", "The other half of the rows is kept for testing and never an example."}
	ExamplesForm = Sentence{
		"这个模型学过看例子，写法是「资料→回答」。问句后面的例子，它多半不理会，有时还会答错。",
		"This model has learnt to follow examples of the form “facts→answer”. Behind a question in words it mostly ignores them, or errs more.",
	}
	ExamplesBare = Sentence{"模板改成%s", "Make the template %s"}

	// %[1]d rows.
	RowsHead     = Sentence{"在%[1]d行上跑一遍", "Run on all rows: %[1]d"}
	RowsHint     = Sentence{"答对一次不算数", "one lucky answer proves nothing"}
	RowsRun      = Sentence{"全部跑一遍", "Run all"}
	RowsAgain    = Sentence{"再跑一遍", "Run again"}
	RowsHere     = Sentence{"这里问的总是页里的小模型：要花钱的大模型，只在你点一次时问一次。", "The model in this page is asked here, never the large one: that costs money, and gets one question for each press of yours."}
	RowsProgress = Sentence{"%[1]d／%[2]d行", "Rows: %[1]d of %[2]d"}
	RowsDone     = Sentence{"跑完了：%[1]d行。", "Done. Rows: %[1]d."}
	RowsStopped  = Sentence{"停在第%[1]d行，共%[2]d行。", "Stopped. Rows: %[1]d of %[2]d."}
	RowsFailed   = Sentence{"模型没有回答，先停在第%[1]d行。再跑一遍就会重试。", "The model does not answer. Rows so far: %[1]d. Running again tries anew."}
	RowsShots    = Sentence{"作例子的行不问：%d行。", "Rows that are examples are not asked: %d."}
	RowsCut      = Sentence{"模型装不下，前面的词没有送进去的：%d行。", "Too long for the model, so that their beginning was left out: %d."}
	RowsLong     = Sentence{"提示词超过20,000个字符，没有问的：%d行。", "Not asked, as their prompt is over 20,000 characters: %d."}
	RowsAlike    = Sentence{"模板里没有一个槽位是这张表的列，所以每行问的都一样。", "No slot of the template is a column of this table, so every row asks the same."}
	RowsTooLong  = Sentence{"没有可问的行：都作了例子，或者提示词太长。", "No row is left to ask: all are examples, or the prompt is too long."}

	// %[1]d rows that changed, %[2]d better, %[3]d worse, of %[5]d.
	RowsTurned = Sentence{"和%[4]s比，都答过的%[5]d行里有%[1]d行答得不同：%[2]d行更好，%[3]d行更差。", "Rows answered otherwise than by %[4]s: %[1]d of the %[5]d that both answered (%[2]d better, %[3]d worse)."}
	RowsSame   = Sentence{"和%[1]s比，都答过的%[2]d行答得一样。", "Rows answered as by %[1]s: all %[2]d that both answered."}
	RowsOther  = Sentence{"和%[2]s比，都答过的%[3]d行里有%[1]d行答得不同。愿望不一样，不比好坏。", "Rows answered otherwise than by %[2]s: %[1]d of the %[3]d that both answered. The wishes differ, so none counts as better or worse."}

	RatesOf       = Sentence{"满足了多少", "How many rows meet each wish"}
	RatesWish     = Sentence{"愿望", "Wish"}
	RatesTuning   = Sentence{"看得见的一半", "The half you see"}
	RatesHeld     = Sentence{"留着考的一半", "The half held back"}
	RatesInterval = Sentence{"%[1]s–%[2]s", "%[1]s–%[2]s"}
	RatesHow      = Sentence{
		"灰字是95%可信区间（威尔逊法）：行数越少，越宽。改提示词时只看前一半；两半差得多，就是改过了头。",
		"In grey the 95% interval (Wilson): the fewer rows, the wider. Adjust by the first half alone; where the halves differ much, the prompt has been fitted to its rows.",
	}
	RatesRight   = Sentence{"和表里的回答一样", "As the table’s answer"}
	RatesNoWish  = Sentence{"还没有愿望：写上想要什么，才好算。", "No wishes yet: say what you want, and it can be counted."}
	RatesNothing = Sentence{"还没有跑过。", "Nothing has been run yet."}

	RowsRow        = Sentence{"行", "Row"}
	RowsAnswer     = Sentence{"回答", "Answer"}
	RowsMissing    = Sentence{"缺什么", "What is missing"}
	RowsAllMet     = Sentence{"都有", "all met"}
	RowsChanged    = Sentence{"变了", "changed"}
	RowsSeen       = Sentence{"看得见的一半：%d行", "Rows of the half you see: %d"}
	RowsHeld       = Sentence{"留着考的一半：%d行", "Rows held back: %d"}
	RowsHeldWhy    = Sentence{"照着它们改，就考不出什么了。", "Once you adjust by them, they test nothing any more."}
	RowsRest       = Sentence{"还有%d行，在CSV里。", "Rows only in the CSV: %d."}
	RowsUnreadable = Sentence{"（读不了）", "(cannot be read)"}
	RowsEmpty      = Sentence{"（没有说话）", "(said nothing)"}
	RowsSave       = Sentence{"结果存成CSV", "Save results as CSV"}

	TableSummary = Sentence{"换一张表", "Another table"}
	TableSay     = Sentence{
		"第一行写槽位的名字，如「事实，城市，日期，回答」；每行一题。可以从电子表格粘贴，也可以选CSV文件：最多%[1]d行、%[2]d列、256 kB。内容不离开这个浏览器。",
		"The first line names the slots, such as “facts,city,day,answer”; then one row per line. Paste it from a spreadsheet or choose a CSV file: up to %[1]d rows, %[2]d columns, 256 kB. It does not leave this browser.",
	}
	TableField  = Sentence{"表格，CSV或用制表符分开", "A table, as CSV or separated by tabs"}
	TableTake   = Sentence{"用这张表", "Use this table"}
	TableFile   = Sentence{"选CSV文件", "Choose a CSV file"}
	TableSave   = Sentence{"存成CSV", "Save as CSV"}
	TableUsual  = Sentence{"用原来的20行", "Use the 20 rows of the start"}
	TableTaken  = Sentence{"收下了：%[1]d行，列是%[2]s。", "Rows taken: %[1]d, with the columns %[2]s."}
	TableStays  = Sentence{"原来的表没有动。", "The table you had stays."}
	TableUnread = Sentence{"这个文件读不了。", "This file cannot be read."}

	// Why a text is no table: %[1]d line, %[2]s column, %[3]d cells of %[4]d.
	TableNoRows       = Sentence{"没有内容：第一行写列名，下面至少要有一行。", "There are no rows: a line of names, and at least one row below it."}
	TableTooLarge     = Sentence{"太大了：最多256 kB。", "Too large: 256 kB at most."}
	TableNotUTF8      = Sentence{"不是UTF-8编码：在电子表格里另存为「CSV UTF-8」。", "This is not UTF-8: save it as “CSV UTF-8” in the spreadsheet."}
	TableTooManyRows  = Sentence{"第%[1]d行起太多了：最多200行。", "Too many rows from line %[1]d on: 200 at most."}
	TableTooManyCells = Sentence{"第%[1]d行的列太多：最多12列。", "Too many columns in line %[1]d: 12 at most."}
	TableBadColumn    = Sentence{"第%[1]d行的列名「%[2]s」不能当槽位名：只用文字、数字、空格、「-」和「_」，最多40个字符。", "Line %[1]d: “%[2]s” cannot name a slot. Use letters, digits, spaces, “-” and “_”, 40 characters at most."}
	TableTwiceColumn  = Sentence{"第%[1]d行有两列都叫「%[2]s」。", "Line %[1]d has two columns called “%[2]s”."}
	TableRagged       = Sentence{"第%[1]d行有%[3]d格，第一行有%[4]d格。格子里有逗号的，要加引号。", "Line %[1]d has %[3]d cells, the first line has %[4]d. Put cells that hold a comma in quotation marks."}
	TableOpenQuote    = Sentence{"第%[1]d行的引号不成对。", "Line %[1]d: a quotation mark has no partner."}
	TableLongCell     = Sentence{"第%[1]d行「%[2]s」这格太长：最多2,000个字符。", "Line %[1]d: the cell “%[2]s” is too long: 2,000 characters at most."}

	TenfoldHead = Sentence{"稳不稳", "How stable is it?"}
	TenfoldAsk  = Sentence{"同一句问%d次", "Ask %d times"}
	TenfoldSay  = Sentence{"问了%[1]d次，最常见的回答出现%[2]d次：稳定度%[3]s（温度%[4]s）。", "The commonest answer came in %[2]d of %[1]d: stability %[3]s (temperature %[4]s)."}
	TenfoldGone = Sentence{"模型没有回答。再问一次就会重试。", "The model does not answer. Asking again tries anew."}
	TenfoldHint = Sentence{"同一条提示词，每次换一个种子；温度为0时每次都一样，这里至少用0.1。", "The same prompt, another seed each time. At temperature 0 all would be the same, so at least 0.1 is used."}
	TenfoldOld  = Sentence{"这是改动前的提示词。", "This was the prompt before your last change."}

	VersionsHead    = Sentence{"版本", "Versions"}
	VersionsNone    = Sentence{"问过一次，这里就会留下一版。", "Ask once, and a version is kept here."}
	VersionName     = Sentence{"这一版的名字", "Name of this version"}
	VersionMet      = Sentence{"%[2]d条愿望满足了%[1]d条", "wishes met: %[1]d of %[2]d"}
	VersionTokens   = Sentence{"%s个词元", "tokens: %s"}
	VersionRows     = Sentence{"%[1]s行", "rows: %[1]s"}
	VersionHalves   = Sentence{"做到%[1]s，留着考的一半%[2]s", "%[1]s met, in the half held back %[2]s"}
	VersionBy       = Sentence{"答的是%s", "answered by %s"}
	VersionDraw     = Sentence{"温度%[1]s，种子%[2]d", "temperature %[1]s, seed %[2]d"}
	VersionBack     = Sentence{"回到这版", "Go back"}
	VersionBackTo   = Sentence{"回到这版：%s", "Go back to %s"}
	VersionNow      = Sentence{"正在用", "in use"}
	VersionsCompare = Sentence{"对比", "Compare"}
	VersionsWith    = Sentence{"和", "with"}
	VersionsEqual   = Sentence{"两版问的一样。", "Both ask the same."}
	VersionsOlder   = Sentence{"更早的%d版", "Earlier versions: %d"}
	VersionRemoved  = Sentence{"删去：", "removed: "}
	VersionAdded    = Sentence{"加上：", "added: "}
	VersionEnd      = Sentence{"。", ". "}
	VersionsExport  = Sentence{"存成文件", "Save as a file"}
	VersionsImport  = Sentence{"读入文件", "Read a file"}
	VersionsForget  = Sentence{"全部忘掉", "Forget all"}
	VersionsRestore = Sentence{"拿回来", "Bring them back"}
	VersionsTaken   = Sentence{"读入了%[1]d版。", "Versions read: %[1]d."}
	VersionsPushed  = Sentence{"最多留50版，最早的%d版让了位：按「拿回来」，它们就回来，读入的给它们让位。", "50 are kept at most. The earliest made room: %d. “Bring them back” has those of the file make room instead."}
	VersionsSoon    = Sentence{"最多留%[1]d版，还能留%[2]d版；再往后，最早的%[3]s先让位。要留住，就存成文件。", "%[1]d versions are kept at most. Room is left for %[2]d more; then the earliest, %[3]s, goes. Save a file to keep it."}
	VersionsFull    = Sentence{"已满%[1]d版：再问新的，最早的%[2]s就让位。要留住，先存成文件。", "All %[1]d versions that are kept are there: the next one takes the place of the earliest, %[2]s. Save a file first to keep it."}
	VersionsStay    = Sentence{"原来的都在。", "What you had stays."}
	VersionsKept    = Sentence{"版本留在这个浏览器里，重开页面还在。", "Versions are kept in this browser and survive a reload."}
	VersionsUnkept  = Sentence{"这个浏览器不让存：关了页面就没有了，请存成文件。", "This browser keeps nothing: save a file, or they go with the page."}
	VersionNotKept  = Sentence{"这次没有留成一版：有一段太长，或者值太多。删短一些，再问一次。", "This was not kept as a version: a text in it is too long, or there are too many values. Shorten it and ask again."}
	VersionsLeft    = Sentence{"最多存512 kB，有%d版放不下，关了页面就没有了。", "512 kB are stored at most. Versions that do not fit, and go with the page: %d."}
	VersionsBare    = Sentence{"地方不够，有%d版没有存各行的回答。", "For want of room, versions stored without their rows’ answers: %d."}

	// Why a file holds no versions: %[1]d which.
	VersionsNoFile   = Sentence{"这不是本页存的版本文件，或者已经坏了。", "This is no file of versions from this page, or it is damaged."}
	VersionsTooLarge = Sentence{"文件太大：最多512 kB。", "The file is too large: 512 kB at most."}
	VersionsLater    = Sentence{"这个文件是更新的页面存的。", "This file was written by a later version of the page."}
	VersionsTooMany  = Sentence{"文件里的版本太多：最多50版。", "The file has too many versions: 50 at most."}
	VersionBadName   = Sentence{"文件里第%[1]d版的名字太长：最多60个字符。", "Version %[1]d of the file has too long a name: 60 characters at most."}
	VersionBadText   = Sentence{"文件里第%[1]d版有一段太长，或者槽位名不对。", "Version %[1]d of the file has a text that is too long, or a slot’s name that cannot be."}
	VersionBadWish   = Sentence{"文件里第%[1]d版有一个无法检查的愿望。", "Version %[1]d of the file has a wish that cannot be checked."}
	VersionBadCount  = Sentence{"文件里第%[1]d版有一个数不对。", "Version %[1]d of the file has a number that cannot be."}
)
