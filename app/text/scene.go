package text

// The network's picture: labels over it, what stands beside it, a unit's insides.
var (
	SceneDraw    = Sentence{"笔画直接进入网络", "It goes straight in"}
	PadDone      = Sentence{"写好了", "Done"}
	SceneUnseen  = Sentence{"一张没见过的图：%d", "A digit it has never seen: %d"}
	SceneStream  = Sentence{"样本流：第%[1]s张，是%[2]d", "Sample stream: no. %[1]s, a %[2]d"}
	SceneBlind   = Sentence{"还在瞎猜", "Guessing blindly"}
	SceneUnits   = Sentence{"%[1]s个单元，显示%[2]d个", "%[1]s units, %[2]d shown"}
	SceneMaps    = Sentence{"%[1]s个通道，显示%[2]d个", "%[1]s channels, %[2]d shown"}
	SceneFor     = Sentence{"赞成", "for"}
	SceneAgainst = Sentence{"反对", "against"}
	SceneDots    = Sentence{"点：正在走的信号", "dots: signals on their way"}
	SceneRim     = Sentence{"框或圆越深，单元越活跃", "stronger rim or disc: busier"}
	SceneThick   = Sentence{"线越粗，影响越大", "thicker line: larger say"}
	SceneBars    = Sentence{"条：每个数字的概率", "bars: each digit’s probability"}
	SceneSlope   = Sentence{"第3步的方块：负梯度", "squares in step 3: minus the gradient"}
	SceneMoved   = Sentence{"第4步的框：权重刚挪过", "rims in step 4: weights just moved"}
	SceneOpen    = Sentence{"方向键在单元间移动，回车打开，Esc关闭", "Arrow keys go from unit to unit, Enter opens one, Esc closes"}

	LiteIs     = Sentence{"精简模式：网络图是静止画面，图、数字和曲线每秒最多更新两次。算出来的结果一样。", "Lite mode: the network is a still; picture, numbers and curves change twice a second at most. What is computed is the same."}
	LiteWeak   = Sentence{"这台机器核少、内存小，所以自动选了它。", " It was chosen because this machine has few cores and little memory."}
	LiteChosen = Sentence{"网址里写着lite=1。", " The address says lite=1."}
	LiteLeave  = Sentence{"换成完整画面", "Show it whole"}
	LiteOffer  = Sentence{"机器吃力？精简模式不放动画，更新也少一半。", "Is this machine struggling? Lite mode has no moving picture and updates half as often."}
	LiteTake   = Sentence{"换成精简模式", "Switch to lite mode"}

	PhaseForward  = Sentence{"前向：数字穿过网络", "Forward: the digit goes in"}
	PhaseLoss     = Sentence{"损失：离正确答案（加框的）多远", "Loss: how wrong (truth framed)"}
	PhaseBackward = Sentence{"反向：权重该往哪挪", "Backward: which way to move"}
	PhaseUpdate   = Sentence{"更新：权重挪一点", "Update: weights move a little"}

	UnitOf       = Sentence{"单元%[1]s（共%[2]s）", "Unit %[1]s of %[2]s"}
	ChannelOf    = Sentence{"通道%[1]s（共%[2]s）", "Channel %[1]s of %[2]s"}
	OutputOf     = Sentence{"输出%d", "Output %d"}
	UnitWeights  = Sentence{"权重", "weights"}
	UnitInputs   = Sentence{"输入", "inputs"}
	UnitProducts = Sentence{"相乘", "products"}
	UnitFilter   = Sentence{"卷积核", "filter"}
	UnitMap      = Sentence{"特征图", "feature map"}
	UnitSum      = Sentence{"相加，再加偏置%[1]s：%[2]s", "Added up, with a bias of %[1]s: %[2]s"}
	UnitOut      = Sentence{"激活之后：%s", "After the activation: %s"}
	UnitMean     = Sentence{"图上的平均：%s", "Mean over the map: %s"}
	UnitProb     = Sentence{"softmax之后：%s", "After softmax: %s"}
	TermsDense   = Sentence{"权重×输入，最强的在前", "Weight × input, the strongest first"}
	TermsMaps    = Sentence{"权重×输入，每个通道的像素加在一起", "Weight × input, added up over a channel’s pixels"}
	TermsConv    = Sentence{"卷积核各数之和×前一张图的平均；前一层%[2]s个通道，这里看得到%[1]d个", "Sum of the filter × mean of the map before, for the %[1]d of %[2]s channels shown"}
	TermsNone    = Sentence{"显示的单元此刻什么也没有传来", "The units that are shown pass on nothing now"}
	TermUnit     = Sentence{"单元%s", "unit %s"}
	TermChannel  = Sentence{"通道%s", "channel %s"}
	TermTimes    = Sentence{"%[1]s × %[2]s", "%[1]s × %[2]s"}
	TermsOthers  = Sentence{"显示的另外%d个", "%d others shown"}
	TermsHidden  = Sentence{"没有显示的%d个", "%d not shown"}
	TermBias     = Sentence{"偏置", "bias"}
	TermSum      = Sentence{"相加", "sum"}
	UnitClose    = Sentence{"关上", "Close"}

	SceneAltNone   = Sentence{"网络图：还没有数字", "The network’s picture: no digit yet"}
	SceneAlt       = Sentence{"网络图：28×28个像素进入%[1]d层；它认为是%[2]d，把握%[3]s。", "The network’s picture: 28 × 28 pixels go into %[1]d layers; it says %[2]d, %[3]s sure."}
	SceneAltVoices = Sentence{"显示的单元中，单元%[1]d最赞成%[2]d，单元%[3]d最反对%[4]d。", " Of the units shown, unit %[1]d speaks loudest for %[2]d, unit %[3]d against %[4]d."}
)
