package text

// ArticleTitle is the title of the article that the page grew from. It has one, in Chinese.
const ArticleTitle = "大模型微调vs提示词工程：成本效益分析"

// Sentences at the foot of the page: the two flows, questions, further reading.
var (
	FlowTuneLabel   = Sentence{"微调的流程", "How fine-tuning goes"}
	FlowPromptLabel = Sentence{"提示词的流程", "How prompting goes"}
	FlowGeneral     = Sentence{"通用数据", "General data"}
	FlowTraining    = Sentence{"大规模训练", "Large-scale training"}
	FlowPretrained  = Sentence{"预训练模型", "Pretrained model"}
	FlowTaskData    = Sentence{"任务数据", "Task data"}
	FlowTuning      = Sentence{"微调", "Fine-tune"}
	FlowTuned       = Sentence{"新模型", "Tuned model"}
	FlowNeed        = Sentence{"你的需求", "What you want"}
	FlowDesign      = Sentence{"写提示词", "Design a prompt"}
	FlowPrompt      = Sentence{"提示词", "Prompt"}
	FlowModel       = Sentence{"大模型", "Large model"}
	FlowResult      = Sentence{"结果", "Result"}
	FlowFeedback    = Sentence{"好不好", "Feedback"}
	FlowAdjust      = Sentence{"改一改，再问", "Adjust, ask again"}

	ReadFAQ     = Sentence{"常见问题", "Questions"}
	ReadFurther = Sentence{"延伸阅读", "Further reading"}
	ReadPapers  = Sentence{"论文", "Papers"}
	ReadBooks   = Sentence{"书", "Books"}
	ReadMore    = Sentence{"再看%d篇", "%d more"}
	ReadNote    = Sentence{"链接通往别的网站，论文都在arXiv上，免费。", "Links lead to other sites; the papers are on arXiv, free to read."}

	FAQTuning  = Sentence{"什么是大模型微调？", "What is fine-tuning?"}
	FAQTuningA = Sentence{
		"拿一个[[pretrained|预训练好的模型]]，用你的任务数据接着练，改的是它的权重。从一个全新的网络练起不算微调，只是训练：第1章是训练，第2章才是微调。",
		"Take a [[pretrained|pretrained model]] and keep training it on your task’s data: its weights change. Starting from a fresh network is training, not fine-tuning: chapter 1 trains, chapter 2 fine-tunes.",
	}
	FAQPrompting  = Sentence{"提示词工程怎么起作用？", "How does prompting work?"}
	FAQPromptingA = Sentence{
		"模型不变，用话把它会的引出来：写，问，看结果，再改，第3章就是这个圈。只有语言模型能这样用；第1章认数字的网络，你对它说什么都没用。",
		"The model stays the same; your words draw out what it knows. Write, ask, read, adjust: the loop of chapter 3. Only a language model works this way; the digit network of chapter 1 cannot be talked to.",
	}
	FAQProsTuning  = Sentence{"微调有什么长处和短处？", "What are the strengths and weaknesses of fine-tuning?"}
	FAQProsTuningA = Sentence{
		"样本多时往往更准，提示词可以短，每次调用更省。常听说它「很费算力」：第4章的几个例子里，算力不到前期投入的1%，钱主要花在标注和人上。「要很多数据」也要看任务，从几十条到几千条都有。它还会[[forgetting|忘掉旧本事]]。",
		"With many samples it is often more accurate, its prompts can be short, and each call costs less. “It needs much compute”: in the examples of chapter 4, compute is under 1% of the investment; labels and people are the rest. “It needs much data” depends on the task: from tens of examples to a few thousand. And it [[forgetting|forgets]].",
	}
	FAQProsPrompt  = Sentence{"提示词有什么长处和短处？", "What are the strengths and weaknesses of prompting?"}
	FAQProsPromptA = Sentence{
		"马上能用，随时能改，不用训练。常听说它「便宜」：前期是便宜，可是长提示词每次调用都要付[[token|词元]]，可能比微调过的小模型还贵，量大时这一项就定了输赢。例子越多，每次调用都多付一遍；为什么有效还不好解释。",
		"It works at once, changes at will, and trains nothing. “It is cheap”: at first, yes. But a long prompt pays for its [[token|tokens]] on every call and may cost more than a smaller tuned model; at high volume that decides. Every example in it is paid for at every call, and why it works is hard to explain.",
	}
	FAQTrust  = Sentence{"小模型的结果能信吗？", "Can a small model’s results be trusted?"}
	FAQTrustA = Sentence{
		"道理能信，数字不能照搬：结果随模型大小、学习率和任务而变。算钱的时候，请在第4章换成你自己的数字。",
		"The principle, yes; the figures, no: they depend on size, learning rate and task. For money, put your own figures into chapter 4.",
	}
	FAQWeather  = Sentence{"模型怎么知道今天的天气？", "How does a model know today’s weather?"}
	FAQWeatherA = Sentence{
		"它不知道，没有哪个模型知道。今天的事要写进提示词，或者由工具查来；模型只是把它们说成一句话。",
		"It does not; no model does. Today’s facts must stand in the prompt or come from a tool. The model only puts them into a sentence.",
	}
	FAQCNN  = Sentence{"那个卷积网络的全连接层有多少个输入？", "How many inputs does the convolutional network’s first dense layer have?"}
	FAQCNNA = Sentence{
		"5,760个。两次不补边的3×3[[conv|卷积]]，28×28先成26×26，再成24×24；10个通道就是10×24×24。常见的写法10×6×6要把24×24再池化到边长的四分之一，这里没有。",
		"5,760. Two [[conv|convolutions]] of 3 × 3 without padding turn 28 × 28 into 26 × 26 and then 24 × 24; with 10 channels that is 10 × 24 × 24. The 10 × 6 × 6 that one may find elsewhere would need the 24 × 24 pooled to a quarter of its side, which is not done here.",
	}
	FAQArticle  = Sentence{"本页从哪篇文章来，改正了什么？", "Which article does this page come from, and what is put right?"}
	ArticleFrom = Sentence{"从一篇概述来：", "From an overview in Chinese, "}
	ArticleIs   = Sentence{
		"。它的术语、两个流程、例子和问答，在这里都能动手试。有几处我们改了：",
		", on what fine-tuning and prompting cost and bring. Its terms, its two flows, its examples and its questions are here to be tried out. A few things are put right:",
	}
	ArticleFresh = Sentence{
		"它的代码从一个全新的网络练起，里面没有预训练过的东西：那是训练，还不是微调。",
		"Its code begins with a fresh network, and nothing in it is pretrained: that is training, not yet fine-tuning.",
	}
	ArticleSingle = Sentence{
		"它的训练循环一次只看一张图，不分批。这里每步看一批，默认64张，按平均梯度挪一次权重：方向更稳，硬件也用得上。",
		"Its training loop takes one item at a time, without batching. Here a step takes a batch, 64 digits at first, and moves the weights once, by the mean gradient: its direction is steadier, and it uses the hardware.",
	}
	ArticleAsked = Sentence{
		"它让认数字的网络按提示词生成，可是那样的网络听不懂话，代码里的「generate_output」并不存在。能这样用的是语言模型。",
		"It prompts the digit network, which understands no words: the “generate_output” of its code does not exist. A language model works this way.",
	}
	ArticleInputs = Sentence{
		"它的第一个全连接层写的是10×6×6个输入，其实是10×24×24。",
		"Its first dense layer is written with 10 × 6 × 6 inputs; there are 10 × 24 × 24.",
	}
	ArticleCosts = Sentence{
		"「微调很费算力，要很多数据」「提示词便宜」，要看任务和用量：上面有说明，第4章可以自己算。",
		"“Fine-tuning needs much compute and much data”, “prompting is cheap”: that depends on task and volume. See above, and work it out in chapter 4.",
	}
	ArticleFacts = Sentence{
		"它没有说天气从哪来：没有哪个模型知道今天的天气，要写进提示词。",
		"It does not say where the weather comes from: no model knows today’s; it must stand in the prompt.",
	}
	ArticleBooks = Sentence{
		"它的书目里有一本书和三篇论文我们没能查到，所以没有列出；「Language Models are Few-Shot Learners」就是GPT-3的论文。",
		"A book and three papers of its reading list could not be found, and are left out; “Language Models are Few-Shot Learners” is the paper on GPT-3.",
	}
	FAQFirst  = Sentence{"为什么先写提示词？", "Why prompt first?"}
	FAQFirstA = Sentence{
		"它快，前期便宜，而且写提示词时攒下的例子，正好拿来微调。量大、样本多、任务稳定了，再微调。",
		"It is quick and cheap at first, and the examples gathered on the way are the ones that fine-tuning needs. Tune when volume is high, examples are many and the task stands still.",
	}

	AboutAdam       = Sentence{"第1章用的优化器", "the optimizer of chapter 1"}
	AboutBERT       = Sentence{"先预训练，再微调", "pretrain, then fine-tune"}
	AboutGPT3       = Sentence{"GPT-3：例子写进提示词就行", "GPT-3: examples in the prompt are enough"}
	AboutScaling    = Sentence{"模型、数据、算力怎样一起变大", "how models, data and compute grow together"}
	AboutLoRA       = Sentence{"只练两个窄矩阵", "train two thin matrices"}
	AboutQLoRA      = Sentence{"4位的底座上做低秩适配", "adapters over a 4-bit base"}
	AboutTFew       = Sentence{"T-Few：少样本微调比例子进提示词更好也更省", "T-Few: few-shot tuning better and cheaper than examples in the prompt"}
	AboutWorth      = Sentence{"一句提示词抵多少条数据", "what a prompt is worth in data"}
	AboutSoft       = Sentence{"把提示词本身也拿来练", "the prompt itself is trained"}
	AboutThought    = Sentence{"让模型把步骤写出来", "have the model write its steps"}
	AboutDemos      = Sentence{"例子里真正起作用的是什么", "what in the examples does the work"}
	AboutMany       = Sentence{"提示词里放几百几千个例子", "hundreds of examples in a prompt"}
	AboutMedprompt  = Sentence{"只靠提示词追上专门微调的模型", "prompting alone against specially tuned models"}
	AboutLIMA       = Sentence{"一千条好样本的微调", "tuning on a thousand good examples"}
	AboutDSPy       = Sentence{"让程序来改提示词", "let a program adjust the prompt"}
	AboutEWC        = Sentence{"神经网络为什么会忘，怎么少忘", "why networks forget, and how to forget less"}
	AboutLearnsLess = Sentence{"在大模型上；我们的小网络没有照样得出，这类结果随大小、学习率和任务而变", "on large models; our small networks do not confirm it: such results depend on size, rate and task"}
	AboutClassroom  = Sentence{"课堂上，在浏览器里练小语言模型", "in the classroom: small language models trained in the browser"}
)
