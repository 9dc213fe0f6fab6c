package text

// Sentences of the Train chapter.
var (
	TrainTitle = Sentence{"微调，还是写提示词？", "Fine-tune it, or prompt it?"}
	TrainLede  = Sentence{"两种做法都在你的浏览器里真跑一遍，再算哪种划算。先练一个认数字的网络。", "Run both for real, in your browser, then see which pays off. First, train a network to read digits."}

	Start    = Sentence{"开始训练", "Start training"}
	Pause    = Sentence{"暂停", "Pause"}
	GoOn     = Sentence{"继续训练", "Go on training"}
	Loading  = Sentence{"正在取数字……", "Fetching digits …"}
	LoadingN = Sentence{"正在取数字：%d%%", "Fetching digits: %d%%"}
	OneStep  = Sentence{"走一步", "One step"}
	SameSt   = Sentence{"同样重来", "Same start"}
	NewSeed  = Sentence{"换种子", "New seed"}

	SpeedLabel = Sentence{"快慢", "Speed"}
	SpeedSlow  = Sentence{"慢放", "Slow"}
	SpeedWatch = Sentence{"看得清", "Watch"}
	SpeedFull  = Sentence{"全速", "Full"}

	StepN        = Sentence{"第%s步", "step %s"}
	EpochN       = Sentence{"第%s轮", "epoch %s"}
	SeedN        = Sentence{"种子%s", "seed %s"}
	StepsPerSec  = Sentence{"%s步/秒", "%s steps/s"}
	TestAccuracy = Sentence{"测试准确率", "Test accuracy"}
	TestOf       = Sentence{"%[1]s张没见过的图；95%%区间%[2]s～%[3]s", "on %[1]s unseen digits (95%%: %[2]s–%[3]s)"}
	NotTested    = Sentence{"还没有测过", "not tested yet"}

	PadTitle    = Sentence{"在这里写一个数字", "Draw a digit here"}
	PadLabel    = Sentence{"手写板：用鼠标、手指或笔写一个数字；按0到9放一个写好的，退格键撤销一笔，删除键清空", "Pad: draw a digit with mouse, finger or pen; keys 0 to 9 put a written one there, Backspace undoes a stroke, Delete clears"}
	PadHint     = Sentence{"大小、位置随意", "Any size, anywhere"}
	PadUndo     = Sentence{"撤销", "Undo"}
	PadClear    = Sentence{"清空", "Clear"}
	NetSees     = Sentence{"网络看到的", "The network sees"}
	NetSeesN    = Sentence{"28×28个灰度值", "28 × 28 grey values"}
	LayerIn     = Sentence{"784个输入", "784 inputs"}
	LayerHidden = Sentence{"隐藏层%s个", "%s hidden units"}
	LayerOut    = Sentence{"10个输出", "10 outputs"}
	WeightsN    = Sentence{"共%s个权重", "%s weights in all"}
	Answer      = Sentence{"它的回答", "Its answer"}
	NothingYet  = Sentence{"写一个数字，它就开始猜", "Draw a digit and it will guess"}
	Untrained   = Sentence{"还没练过，纯属瞎猜", "Untrained: pure guesswork"}
	AnswerSays  = Sentence{"它认为是%[1]d，把握%[2]s", "It says %[1]d, %[2]s sure"}

	CurvesTitle  = Sentence{"准确率与损失", "Accuracy and loss"}
	CurvesHint   = Sentence{"粗：没见过的图；细：练过的图", "bold: unseen digits; thin: trained on"}
	CurveTest    = Sentence{"测试", "test"}
	TestIs       = Sentence{"测试%s", "test %s"}
	CurveTrain   = Sentence{"训练", "training"}
	AccuracyAxis = Sentence{"准确率", "Accuracy"}
	LossAxis     = Sentence{"损失（奈特）", "Loss (nats)"}
	StepsUnit    = Sentence{"步", "steps"}
	StepColumn   = Sentence{"步数", "Step"}
	CurvesEmpty  = Sentence{"开始训练，曲线就从这里长出来", "Curves grow here once training starts"}
	AccuracySays = Sentence{"准确率随步数的变化：训练到第%[1]s步，测试准确率%[2]s。", "Accuracy by step: after %[1]s steps the test accuracy is %[2]s."}
	LossSays     = Sentence{"损失随步数的变化：训练到第%[1]s步，最近的训练损失%[2]s奈特。", "Loss by step: after %[1]s steps the latest training loss is %[2]s nats."}
	ChartReadOut = Sentence{"图上的数值：左右方向键移动，Esc退出", "Values of the chart: arrow keys move, Esc leaves"}
	ChartTable   = Sentence{"以表格查看", "Show as a table"}
	SaidEveryTen = Sentence{"测试准确率超过%d%%", "Test accuracy above %d%%"}
	SaidRunning  = Sentence{"训练中", "Training"}
	SaidPaused   = Sentence{"已暂停", "Paused"}

	Settings      = Sentence{"设置", "Settings"}
	SettingsShort = Sentence{"%[1]s，学习率%[2]s，批量%[3]d，%[4]s张图", "%[1]s, rate %[2]s, batch %[3]d, %[4]s digits"}
	Adam          = Sentence{"Adam", "Adam"}
	FieldHidden   = Sentence{"隐藏层", "Hidden layers"}
	UnitHidden    = Sentence{"个单元", "units"}
	FieldOpt      = Sentence{"优化器", "Optimizer"}
	FieldLR       = Sentence{"学习率", "Learning rate"}
	UnitLR        = Sentence{"每步", "per step"}
	FieldBatch    = Sentence{"批量", "Batch"}
	UnitDigits    = Sentence{"张图", "digits"}
	FieldN        = Sentence{"训练用图", "Training digits"}
	FieldSeed     = Sentence{"随机种子", "Random seed"}
	Momentum      = Sentence{"动量法", "Momentum"}
	SGD           = Sentence{"梯度下降", "Gradient descent"}
	FieldDevice   = Sentence{"设备", "Device"}
	DeviceAuto    = Sentence{"自动", "automatic"}
	DeviceCPU     = Sentence{"CPU（gonum）", "CPU (gonum)"}
	DeviceSIMD    = Sentence{"SIMD内核", "SIMD kernels"}
	MoreDigits    = Sentence{"超过10,000张时，每多10,000张另下载1.7 MB，最多60,000张。", "Beyond 10,000, each further 10,000 is a download of 1.7 MB; at most 60,000."}
	BadHidden     = Sentence{"请写1到3层，每层1到1,024个单元，如128或64,32。现在仍是%s。", "Write 1 to 3 layers of 1 to 1,024 units, such as 128 or 64,32. It stays at %s."}
	BadLR         = Sentence{"请填0.000001到10之间的数，通常是0.001。现在仍是%s。", "Give a number from 0.000001 to 10; 0.001 is usual. It stays at %s."}
	BadBatch      = Sentence{"请填1到2,048之间的整数，通常是64。现在仍是%s。", "Give a whole number from 1 to 2,048; 64 is usual. It stays at %s."}
	BadN          = Sentence{"请填100到60,000之间的整数。现在仍是%s。", "Give a whole number from 100 to 60,000. It stays at %s."}
	BadSeed       = Sentence{"请填0到4,294,967,295之间的整数。现在仍是%s。", "Give a whole number from 0 to 4,294,967,295. It stays at %s."}
	StartsOver    = Sentence{"这样改要从头练起。", "This change starts the training over."}
	Restart       = Sentence{"从头练", "Start over"}
	KeepRun       = Sentence{"先不改", "Keep this run"}

	BadgeRelaxed = Sentence{"SIMD（融合乘加）", "SIMD with FMA"}
	Badge128     = Sentence{"SIMD", "SIMD"}
	BadgeCPU     = Sentence{"gonum", "gonum"}
	BadgeWaits   = Sentence{"正在启动", "starting"}
	WhyRelaxed   = Sentence{"这个浏览器有放宽的WebAssembly SIMD：矩阵运算交给我们的SIMD内核，乘和加一步完成。其余由gonum计算。", "This browser has relaxed WebAssembly SIMD: matrix work goes to our SIMD kernels, which multiply and add in one step; gonum does the rest."}
	Why128       = Sentence{"这个浏览器有WebAssembly SIMD：矩阵运算交给我们的SIMD内核，其余由gonum计算。", "This browser has WebAssembly SIMD: matrix work goes to our SIMD kernels, gonum does the rest."}
	WhyNoSIMD    = Sentence{"这个浏览器没有WebAssembly SIMD，或者内核没有取到，所以全部由gonum计算：结果同样对，慢约30倍。", "This browser has no WebAssembly SIMD, or the kernels could not be fetched, so gonum computes everything: just as right, about 30 times slower."}
	WhyChosen    = Sentence{"按你的选择，全部由gonum计算：结果同样对，慢约30倍。", "As you chose, gonum computes everything: just as right, about 30 times slower."}
	DeviceLabel  = Sentence{"计算设备", "Device"}

	ProblemFinite  = Sentence{"第%[1]s步的损失不再是数：学习率%[2]s太大了。把它调小（比如除以10），再从头练。", "At step %[1]s the loss is no longer a number: the learning rate %[2]s is too large. Lower it, say by ten times, and start over."}
	ProblemPack    = Sentence{"第%[1]s包数字没有取到（%[2]s）。请检查网络，再试一次；已经取到的不用重取。", "Pack %[1]s of the digits could not be fetched (%[2]s). Check the network and try again; what has arrived is kept."}
	ProblemDamaged = Sentence{"第%[1]s包数字在路上损坏了。请再试一次；已经取到的不用重取。", "Pack %[1]s of the digits arrived damaged. Try again; what has arrived whole is kept."}
	ProblemConfig  = Sentence{"这样的设置练不了（%s）。请改回原来的值再试。", "These settings cannot be trained (%s). Change them back and try again."}
	ProblemCheck   = Sentence{"上次的进度没能接上，已从头开始。", "The run could not go on from where it was, so it starts over."}
	ProblemVersion = Sentence{"页面和训练程序的版本不一致，可能是缓存旧了。请重新载入本页。", "Page and trainer are of different versions, probably an old copy in a cache. Please load the page again."}
	ProblemMessage = Sentence{"训练程序收到一条看不懂的消息，已忽略；训练没有受影响。", "The trainer got a message that it does not understand and ignored it; training is not affected."}
	ProblemNoSIMD  = Sentence{"这里没有SIMD内核，改用gonum计算：结果同样对，只是慢。", "There are no SIMD kernels here, so gonum computes instead: just as right, only slower."}
	ProblemDevice  = Sentence{"计算设备出错（%s）。请换小一点的网络，或重新载入本页。", "The device failed (%s). Try a smaller network, or load the page again."}
	ProblemCrashed = Sentence{"训练程序意外退出，已从第%s步重新接上。", "The trainer crashed; it goes on from step %s."}
	ProblemGaveUp  = Sentence{"训练程序一再退出（%s）。请换小一点的网络，或重新载入本页。", "The trainer keeps crashing (%s). Try a smaller network, or load the page again."}
	NoAnswer       = Sentence{"没有回应", "no answer"}
	HTTPStatus     = Sentence{"HTTP %s", "HTTP %s"}
	Retry          = Sentence{"再试一次", "Try again"}
	CannotBePrompt = Sentence{"这个网络只认数字，听不懂提示词：它让你看见「训练」是什么。后面比较两种做法，用的是第3章的语言模型。", "This network reads digits and cannot be prompted: it shows what training is. The comparison uses the language model of chapter 3."}
	TryTitle       = Sentence{"玩一玩", "Try"}
	TryCrooked     = Sentence{"把7写得歪一点，它还认得吗？", "Write a crooked 7. Does it still know?"}
	TrySeed        = Sentence{"换种子：结果变不变？", "New seed: does the result change?"}
	TryRate        = Sentence{"学习率调到0.1，会怎样？", "Set the learning rate to 0.1. What happens?"}
	TrainKeepLabel = Sentence{"记住这一句", "The sentence to keep"}
	TrainKeep      = Sentence{"训练就是：犯错，量一量，挪一点，再来。", "Training is this: be wrong, measure, nudge, repeat."}
	TrainNext      = Sentence{"两条路各要多少钱", "What would each way cost?"}
)
