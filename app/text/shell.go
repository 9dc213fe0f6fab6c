package text

// Sentences of the page around the chapters.
var (
	SkipToMain  = Sentence{"跳到正文", "Skip to the content"}
	ChaptersNav = Sentence{"章节", "Chapters"}

	ChapterTrain   = Sentence{"训练", "Train"}
	ChapterTune    = Sentence{"微调", "Fine-tune"}
	ChapterPrompt  = Sentence{"提示词", "Prompt"}
	ChapterCost    = Sentence{"成本", "Cost"}
	ChapterVerdict = Sentence{"结论", "Verdict"}
	ChapterOf      = Sentence{"第%d章，共5章", "Chapter %d of 5"}
	ToCome         = Sentence{"尚未建成", "Still to come"}
	ChapterSeen    = Sentence{"（看过）", " (seen)"}

	OtherLanguage = Sentence{"EN", "中文"}
	LanguageLabel = Sentence{"EN: switch to English", "切换到中文"}
	ThemeLabel    = Sentence{"切换深色与浅色", "Switch between dark and light"}
	ProjectorOn   = Sentence{"投影模式：字放大，旁边的收起", "Projector mode: larger, side matter hidden"}
	ProjectorOff  = Sentence{"退出投影模式", "Leave projector mode"}
	CopyLink      = Sentence{"复制带有全部设置的链接", "Copy a link with all settings"}
	LinkCopied    = Sentence{"链接已复制", "Link copied"}
	LinkNotCopied = Sentence{"浏览器不让复制，请从地址栏复制", "The browser refuses to copy: take it from the address bar"}
	MenuLabel     = Sentence{"本章：链接、嵌入、重置", "This chapter: link, embed, reset"}
	MenuLink      = Sentence{"复制本章链接", "Copy a link to this chapter"}
	MenuFrame     = Sentence{"复制嵌入代码", "Copy the code to embed it"}
	MenuSkip      = Sentence{"跳过所有「先猜」", "Skip all bets"}
	MenuUnskip    = Sentence{"重新打开所有「先猜」", "Open all bets again"}
	MenuReset     = Sentence{"重置本章", "Reset this chapter"}
	MenuUndo      = Sentence{"撤销重置", "Undo the reset"}
	MenuIsReset   = Sentence{"已回到默认，随时可以撤销。保存过的都还在。", "This chapter is as it began; you can undo that. What you have saved is still there."}
	MenuRunReset  = Sentence{"已回到默认，随时可以撤销：练过的从最近的存档接着来。", "This chapter is as it began; you can undo that: a run then goes on from its last checkpoint."}
	MenuWritten   = Sentence{"链接和代码里没有你写的内容，它只留在这里。", "What you have written stays here: neither link nor code carries it."}
	MenuTake      = Sentence{"浏览器不让复制，请从这里拿", "The browser refuses to copy: take it from here"}
	FrameTitle    = Sentence{"Breakeven：%s", "Breakeven: %s"}
	FrameCopied   = Sentence{"代码已复制。框架若带「sandbox」，至少要允许allow-scripts和allow-same-origin。", "Code copied. A frame with “sandbox” needs at least allow-scripts and allow-same-origin."}
	OpenFullPage  = Sentence{"打开全页", "Open the full page"}
	CloseNote     = Sentence{"知道了", "Got it"}

	TuneTitle    = Sentence{"微调：接着练", "Fine-tune: train on"}
	TuneLede     = Sentence{"练好的网络会遇到新任务，每类只给几个样本。从头练、只换最后一层、全部再练、[[lora|低秩适配]]四种做法并排跑，看谁学得快，谁[[forgetting|忘了旧任务]]。", "The trained network meets a new task with a few examples a class. Four ways run side by side, from scratch, new head only, everything, [[lora|low-rank adapters]]: see which learns fast, and which [[forgetting|forgets]]."}
	VerdictTitle = Sentence{"结论：两边一起跑", "Verdict: run both"}
	VerdictLede  = Sentence{"同样的几条样本，一边[[fewshot|写进提示词]]，一边用来微调同一个小语言模型。准确率和每次调用的[[token|词元]]数画在一张图上，看微调要几条样本才追上。", "The same few examples go [[fewshot|into a prompt]], and into fine-tuning of the same small language model. Accuracy and [[token|tokens]] per call in one picture show how many examples fine-tuning needs to catch up."}

	NoteUnknown     = Sentence{"网址里的「%[1]s」不是本页的参数，已忽略。", "The address has “%[1]s”, which this page does not know; it is ignored."}
	NoteBadWord     = Sentence{"网址里的%[1]s=%[2]s不行：只能是%[3]s。", "The address says %[1]s=%[2]s, but it can only be %[3]s."}
	NoteBadRange    = Sentence{"网址里的%[1]s=%[2]s超出范围：应为%[3]s。", "The address says %[1]s=%[2]s, but it must be %[3]s."}
	NoteUsed        = Sentence{"现在用%s。", " %s is used instead."}
	NoteDefault     = Sentence{"现在用默认值。", " The default is used."}
	AllowedHidden   = Sentence{"1到3层，每层1–1024个单元", "1 to 3 layers of 1–1024 units"}
	AllowedChannels = Sentence{"1或2层，每层1–32个通道", "1 or 2 layers of 1–32 channels"}
	NoteNoControl   = Sentence{"网址里%[1]s要的「%[2]s」不是本页的控件，已忽略。", "The address asks to %[1]s “%[2]s”, which is no control of this page; it is ignored."}
	DidYouMean      = Sentence{"是不是想写「%s」？", " Did you mean “%s”?"}
	NoteTooLong     = Sentence{"网址太长，里面的设置都没有采用。", "The address is too long, so none of its settings are used."}
	NoteTwice       = Sentence{"网址里不止一个%[1]s：以第一个为准，%[1]s=%[2]s没有采用。", "The address has %[1]s more than once: the first counts, and %[1]s=%[2]s is not used."}
	NoteMore        = Sentence{"另外还有%[2]s处，不再一一列出。", "And %[2]s more."}

	FootOffline = Sentence{"来过一次，断网也能用", "Works offline after one visit"}
	FootPrivacy = Sentence{"除了你拿去问端点的，什么也不上传；不用cookie", "Nothing uploaded but what you ask an endpoint, no cookies"}
	FootDigits  = Sentence{"手写数字：MNIST（Y. LeCun、C. Cortes、C. Burges，CC BY-SA 3.0），重新打包", "Digits: MNIST (Y. LeCun, C. Cortes, C. Burges, CC BY-SA 3.0), repacked"}
	FootLicence = Sentence{"代码：Apache-2.0", "Code: Apache-2.0"}
	FootNotices = Sentence{"第三方声明", "Third-party notices"}

	FrameNoWorks   = Sentence{"本页嵌在这里开不了后台线程，所以不能训练，语言模型也不能回答。请在单独的页面打开：", "Embedded here, this page can start no worker, so nothing can train, and the language model cannot answer. Open it on a page of its own:"}
	BrowserNoWorks = Sentence{"这个浏览器不让本页开后台线程，所以不能训练，语言模型也不能回答。请换一个浏览器，或者检查它的设置。", "This browser lets the page start no worker, so nothing can train, and the language model cannot answer. Use another browser, or check its settings."}
)
