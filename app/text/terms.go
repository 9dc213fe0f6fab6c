package text

// Terms: a name, and two sentences. In other sentences, [[key|words]] marks words
// that open one; the keys are app/panel/concept's.
var (
	TermMore   = Sentence{"到第%d章看", "See chapter %d"}
	TermOpens  = Sentence{"%s：术语，点开看解释", "%s: a term, opens its explanation"}
	ReadTerms  = Sentence{"术语", "Glossary"}
	TermWordAI = Sentence{"人工智能（AI）", "Artificial intelligence (AI)"}
	TermAI     = Sentence{"让机器做原本要靠人的头脑才能做的事。今天它多半指从数据里学出来的程序。", "Having machines do what used to take a human mind. Today it mostly means programs learnt from data."}
	TermWordML = Sentence{"机器学习（ML）", "Machine learning (ML)"}
	TermML     = Sentence{"不写规则，给例子，让程序自己调参数，直到答得对。第1章的网络就是这样认出数字的。", "Instead of rules one gives examples, and the program adjusts its own numbers until its answers fit. The network of chapter 1 learns digits this way."}
	TermWordNL = Sentence{"自然语言处理（NLP）", "Natural language processing (NLP)"}
	TermNL     = Sentence{"让程序读懂、写出人说的话。语言模型是它现在的主力：一次猜一个词元。", "Having programs read and write human language. Language models do most of it now: they guess one token at a time."}
	TermWordLM = Sentence{"大模型", "Large language model"}
	TermLM     = Sentence{"在海量文字上预训练、有几十亿个权重以上的语言模型。它什么都会一点，你的任务它未必会。", "A language model of billions of weights, pretrained on a great amount of text. It can do a little of everything, not always your task."}

	TermWordPretrained = Sentence{"预训练模型", "Pretrained model"}
	TermPretrained     = Sentence{"先在大量通用数据上练好的模型。微调从它的权重出发，提示词直接拿来用。", "A model already trained on a lot of general data. Fine-tuning starts from its weights, prompting uses it as it is."}
	TermWordTuning     = Sentence{"微调", "Fine-tuning"}
	TermTuning         = Sentence{"用一项任务的数据，把预训练好的模型接着练下去。改的是权重，不是你说的话。", "Training a pretrained model further, on the data of one task. Its weights change, not your words."}
	TermWordPrompting  = Sentence{"提示词工程", "Prompt engineering"}
	TermPrompting      = Sentence{"设计给模型的话，引出想要的结果。权重一个也不动，所以没学过的引不出来。", "Designing the words that draw out the wanted result. No weight moves, so what was never learnt cannot be drawn out."}
	TermWordFewshot    = Sentence{"少样本提示", "Few-shot prompting"}
	TermFewshot        = Sentence{"把几个答好的例子写进提示词，模型照着答。每次调用都要为这些例子再付一遍词元。", "A few solved examples stand in the prompt, and the model follows them. Every call pays for their tokens again."}
	TermWordToken      = Sentence{"词元", "Token"}
	TermToken          = Sentence{"模型读写文字的最小单位，大约一个汉字，或大半个英文词。大模型按它计价。", "The smallest piece of text that a model reads or writes: about a Chinese character, or most of an English word. Large models bill by it."}
	TermWordLoRA       = Sentence{"低秩适配（LoRA）", "Low-rank adapter (LoRA)"}
	TermLoRA           = Sentence{"原来的权重冻住，旁边练两个窄矩阵，用时把它们的乘积加上去。要练的数少得多，换任务只换这两个。", "The weights are frozen, and two thin matrices beside them are trained; their product is added. Far fewer numbers to train, and another task is another pair."}
	TermWordForgetting = Sentence{"遗忘", "Forgetting"}
	TermForgetting     = Sentence{"学了新任务，旧任务的准确率掉下来。新数据只管新的，没人守着旧的。", "While a model learns a new task, its accuracy on the old one falls. The new data speak for the new task, and nothing guards the old."}

	TermWordLoss       = Sentence{"损失（交叉熵）", "Loss (cross-entropy)"}
	TermLoss           = Sentence{"给正确答案的概率越低，罚得越重。训练就是让这个数变小。", "The less probability the right answer got, the higher the penalty. Training makes this number small."}
	TermWordGradient   = Sentence{"梯度下降", "Gradient descent"}
	TermGradient       = Sentence{"梯度说每个权重往哪边挪，损失会升得最快；往反方向挪一小步。这样一步一步走下去。", "The gradient says which way each weight would raise the loss fastest; take a small step the other way. Then again, and again."}
	TermWordRate       = Sentence{"学习率", "Learning rate"}
	TermRate           = Sentence{"每一步挪多大。太小学得慢，太大会跳过头，损失反而往上走。", "How far each step goes. Too small and it learns slowly; too large and it leaps past, and the loss rises."}
	TermWordAdam       = Sentence{"Adam", "Adam"}
	TermAdam           = Sentence{"记住梯度近来的平均和大小，给每个权重各定一个步子。所以学习率不必调得很准。", "It remembers the recent mean and size of the gradient, and gives every weight a step of its own. So the learning rate need not be tuned finely."}
	TermWordBatch      = Sentence{"批", "Batch"}
	TermBatch          = Sentence{"一步里一起看的几十个样本，梯度取它们的平均。大批更稳，小批每轮走的步数更多。", "The few dozen samples of one step; their gradients are averaged. Large batches are steadier, small ones take more steps a pass."}
	TermWordEpoch      = Sentence{"轮", "Epoch"}
	TermEpoch          = Sentence{"把全部训练数据看一遍。一般要看好几遍，每遍换一个次序。", "One pass over all training data. It usually takes several, each in another order."}
	TermWordActivation = Sentence{"激活函数", "Activation function"}
	TermActivation     = Sentence{"每个单元把加起来的数弯一下再传下去。没有这一弯，叠多少层都等于一层。", "Each unit bends its sum before passing it on. Without the bend, any number of layers would equal one."}
	TermWordSoftmax    = Sentence{"softmax", "Softmax"}
	TermSoftmax        = Sentence{"把最后一层的十个数变成十个概率，加起来是1。哪个数大，哪个概率就大。", "It turns the last layer’s ten numbers into ten probabilities that add up to 1. The larger the number, the larger its share."}
	TermWordConv       = Sentence{"卷积", "Convolution"}
	TermConv           = Sentence{"一个3×3的小窗在图上滑过，处处用同一组权重。不补边时，每次卷积边长少2。", "A window of 3 × 3 slides over the picture with the same weights everywhere. Without padding, each convolution takes 2 off the side."}
	TermWordAccuracy   = Sentence{"测试准确率", "Test accuracy"}
	TermAccuracy       = Sentence{"在没练过的样本上答对的比例。只看练过的样本，会把背下来当成学会了。", "The share of right answers on samples that were not trained on. On those that were, learning by heart would look like learning."}
	TermWordBreakeven  = Sentence{"盈亏平衡点", "Break-even point"}
	TermBreakeven      = Sentence{"两种做法累计花费相等的那一刻。前期投入越大、每次省得越少，它来得越晚，也可能永远不来。", "The moment at which both ways have cost the same. The larger the investment and the smaller the saving per call, the later it comes, or never."}
)
