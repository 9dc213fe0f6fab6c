package text

// Sentences of what stands beside the training in the Train chapter.
var (
	BetTitle   = Sentence{"先猜", "Your bet"}
	BetLabel   = Sentence{"先猜%d/5", "Your bet %d/5"}
	BetOf      = Sentence{"%d/5", "%d/5"}
	BetNine    = Sentence{"练几步，它能认对九成？", "After how many steps will it read 9 in 10?"}
	BetNotSure = Sentence{"说不准", "Not sure"}
	BetSkip    = Sentence{"跳过", "Skip"}
	BetSkipped = Sentence{"先猜%d/5，已跳过", "Bet %d/5, skipped"}
	BetAfter   = Sentence{"还是猜一个", "Bet after all"}
	BetWaits   = Sentence{"开始训练，答案就会揭晓。", "Start training, and it will be revealed."}
	BetRuns    = Sentence{"正在练，认对九成时揭晓。", "Training: revealed once it reads 9 in 10."}
	BetSaid    = Sentence{"你猜%[1]s，实际%[2]s：%[3]s。", "You said %[1]s; it took %[2]s: %[3]s."}
	BetTook    = Sentence{"实际%[1]s步：%[2]s。", "It took %[1]s steps: %[2]s."}
	BetUnder1  = Sentence{"不到1秒", "under a second"}
	BetUnderS  = Sentence{"不到%d秒", "under %d seconds"}
	BetMinutes = Sentence{"约%d分钟", "about %d minutes"}

	TryBackTo   = Sentence{"调回%s", "Back to %s"}
	KeepHidden  = Sentence{"等它认对九成，这里就写下要记住的那一句。", "Once it reads 9 in 10, the sentence to keep appears here."}
	MiniLabel   = Sentence{"训练", "Training"}
	MiniPercent = Sentence{"测试%s", "test %s"}

	ConfusionTitle  = Sentence{"把谁认成谁", "Who is taken for whom"}
	ConfusionAxes   = Sentence{"行：真值　列：回答", "rows: truth, columns: answer"}
	ConfusionTruth  = Sentence{"真值", "truth"}
	ConfusionAnswer = Sentence{"回答", "answer"}
	ConfusionKeys   = Sentence{"混淆矩阵：方向键移动，回车只看这一种认错，Esc看全部", "Confusion matrix: arrow keys move, Enter shows these mistakes only, Esc all"}
	ConfusionRight  = Sentence{"%[1]d认对：%[2]s次，共%[3]s次", "%[1]d read right: %[2]s of %[3]s"}
	ConfusionCell   = Sentence{"%[1]d认成%[2]d：%[3]s次", "%[1]d taken for %[2]d: %[3]s times"}
	ConfusionSays   = Sentence{"测了%[1]s张，认错%[2]s张。最常见：%[3]s。", "Of %[1]s digits, taken for another: %[2]s. Most often: %[3]s."}
	ConfusionNone   = Sentence{"还没有测过。", "Nothing has been tested yet."}

	MistakesTitle = Sentence{"认错的", "Mistakes"}
	MistakesOf    = Sentence{"%[1]s / %[2]s", "%[1]s / %[2]s"}
	MistakesEmpty = Sentence{"练起来以后，这里收集它认错的数字。点一张，看它怎么想的。", "Once it trains, its mistakes collect here. Tap one to see why."}
	MistakesNone  = Sentence{"这一次一张也没认错。", "It made no mistake this time."}
	MistakesCell  = Sentence{"只看%[1]d认成%[2]d", "Only %[1]d taken for %[2]d"}
	MistakesNo    = Sentence{"现在没有这一种了。", "There are none of these now."}
	MistakesAll   = Sentence{"看全部", "Show all"}
	MistakeIs     = Sentence{"%[1]d认成了%[2]d，第%[3]s张", "a %[1]d taken for a %[2]d, digit %[3]s"}
	MistakeDoubts = Sentence{"这张是%[1]d。它的把握：", "This is a %[1]d. How sure it was:"}
	MistakeHow    = Sentence{"点一张，看它有多犹豫。", "Tap one to see its doubts."}

	Formulas       = Sentence{"公式", "Formulas"}
	FormulaLoss    = Sentence{"损失（交叉熵）：给正确答案的概率越低，罚得越重。", "Loss (cross-entropy): the less probability the right answer gets, the bigger the penalty."}
	FormulaDescent = Sentence{"梯度下降：每个权重朝着让损失变小的方向挪一点。", "Gradient descent: every weight moves a little in the direction that shrinks the loss."}
	FormulaMoment  = Sentence{"动量法：梯度攒成速度，权重按速度挪。", "Momentum: gradients gather into a velocity, and the weight moves with it."}
	FormulaAdam    = Sentence{"Adam：梯度的均值除以它通常的大小，于是每个权重的步子差不多大。", "Adam: the mean gradient over its usual size, so that every weight takes steps of about the same length."}
	FormulaWaits   = Sentence{"练一步，这里就代入真实的数。", "Train a step, and real numbers are put in here."}
	FormulaStep    = Sentence{"第%[1]s步：L = %[2]s = −log %[3]s", "Step %[1]s: L = %[2]s = −log %[3]s"}
	FormulaMean    = Sentence{"这一批%[1]s张，给正确答案的概率平均（几何平均）是%[2]s。", "The right answers of this batch of %[1]s got %[2]s on average (the geometric mean)."}
	FormulaWeight  = Sentence{"看一个权重：从最后一层的第%[1]s个单元到数字%[2]d，第%[3]s步。", "One weight: from unit %[1]s before the last layer to the digit %[2]d, step %[3]s."}
	FormulaPlain   = Sentence{"这次用的是%[1]s；换成普通的梯度下降，同样的数是：", "This run uses %[1]s. Plain gradient descent would make of the same numbers:"}
	FormulaDecays  = Sentence{"θₜ里已经算进了权重衰减：", "Weight decay is already in θₜ:"}
	FormulaOther   = Sentence{"这次没有用Adam。在设置里选它，这里就有数。", "This run does not use Adam. Choose it in the settings, and there are numbers here."}

	Code       = Sentence{"代码", "Code"}
	CodeLearn  = Sentence{"每一步跑的就是这几行：算损失，往回算梯度，更新权重。", "These are the lines that every step runs: loss, backward, update."}
	CodeLayer  = Sentence{"全连接层的前向和反向：每层只把运算写进程序，由设备来算。", "Forward and backward of a dense layer: a layer only writes operations into the program, and the device does them."}
	CodeConv   = Sentence{"卷积层的前向和反向。", "Forward and backward of a convolution."}
	CodeOptim  = Sentence{"用哪个优化器，就写哪个更新权重的运算。", "Each optimizer has an operation of its own that updates the weights."}
	CodeUpdate = Sentence{"现在用的是%s，更新的规则在它的注释里。", "%s is in use now; its rule stands in the comment."}

	Profile         = Sentence{"时间花在哪", "Where time goes"}
	ProfileWhat     = Sentence{"把一步里的每个运算单独跑至少50遍，或跑满0.2秒，量它用多久。量的时候训练停一下，不受影响。", "Runs each operation of a step by itself at least 50 times, or for 0.2 s, and measures it. Training stands meanwhile, and loses nothing."}
	ProfileMeasure  = Sentence{"量一量", "Measure"}
	ProfileAgain    = Sentence{"再量一次", "Measure again"}
	ProfileRuns     = Sentence{"正在量……", "Measuring …"}
	ProfileForward  = Sentence{"前向", "forward"}
	ProfileLoss     = Sentence{"损失", "loss"}
	ProfileBackward = Sentence{"反向", "backward"}
	ProfileUpdate   = Sentence{"更新权重", "update"}
	ProfileOp       = Sentence{"运算", "Operation"}
	ProfileMs       = Sentence{"毫秒", "ms"}
	ProfileMFLOP    = Sentence{"MFLOP", "MFLOP"}
	ProfileRate     = Sentence{"GFLOP/s", "GFLOP/s"}
	ProfileShare    = Sentence{"占峰值", "of peak"}
	ProfileTotal    = Sentence{"一步合计", "a whole step"}
	ProfileSum      = Sentence{"一步%[1]s张：%[2]s毫秒，%[3]s MFLOP，每秒%[4]s GFLOP。", "A step of %[1]s digits: %[2]s ms, %[3]s MFLOP, %[4]s GFLOP/s."}
	ProfilePeak     = Sentence{"这个核心最快每秒%s GFLOP：乘和加不离开寄存器时量到的。", "This core does at most %s GFLOP/s: measured multiplying and adding within registers."}
	ProfileCount    = Sentence{"乘、加、除、开方、指数、比较各算一次。", "A product, sum, quotient, root, exponential or comparison counts as one."}
	ProfileStar     = Sentence{"带*的超过了峰值：全是0的像素实际跳过不乘，这里仍然算上。", " What has a * passes the peak: pixels of 0 are in truth skipped, and still counted here."}
	ProfileNoPeak   = Sentence{"GPU每跑完一批要等它答复，短的运算因此显得长；它的峰值这里量不了。", "A GPU is waited for after every round, so short operations look longer than they are; its peak cannot be measured here."}
	ProfileGather   = Sentence{"取一批图", "bring digits together"}
	ProfilePick     = Sentence{"取标签", "pick labels"}
	ProfileEntropy  = Sentence{"softmax和交叉熵", "softmax, cross-entropy"}
	ProfileDecay    = Sentence{"权重衰减", "weight decay"}
	ProfileWeights  = Sentence{"%s，权重的梯度", "%s, gradient of the weights"}
	ProfileInput    = Sentence{"%s，传回前一层", "%s, passed back"}
	ProfileDense    = Sentence{"全连接%[1]s→%[2]s", "dense %[1]s→%[2]s"}
	ProfileConv     = Sentence{"卷积%[1]s→%[2]s，%[3]s×%[3]s", "conv %[1]s→%[2]s, %[3]s×%[3]s"}
	ProfilePool     = Sentence{"最大池化", "max pool"}
	ProfileDropout  = Sentence{"随机丢弃", "dropout"}
)
