package text

// The curves of the Train chapter, and what every chart says.
var (
	CurvesTitle   = Sentence{"准确率与损失", "Accuracy and loss"}
	CurvesHint    = Sentence{"粗：没见过的图；细：练过的图", "bold: unseen digits; thin: trained on"}
	CurvesFile    = Sentence{"准确率与损失（粗：没见过的图；细：练过的图）", "Accuracy and loss (bold: unseen digits; thin: trained on)"}
	CurvesEmpty   = Sentence{"一开始练，曲线就从这里长出来", "Curves grow here once training starts"}
	CurvesSay     = Sentence{"准确率与损失随步数的变化：练到第%[1]s步，测试准确率%[2]s，损失%[3]s。", "Accuracy and loss by step: after %[1]s steps, test accuracy %[2]s, loss %[3]s."}
	CurvesReached = Sentence{"第%s步首次到九成。", " Nine in ten was first reached at step %s."}

	AccuracyAxis  = Sentence{"准确率", "Accuracy"}
	LossAxis      = Sentence{"损失（奈特）", "Loss (nats)"}
	StepsUnit     = Sentence{"步", "steps"}
	StepColumn    = Sentence{"步数", "Step"}
	AccuracyUnit  = Sentence{"0到1", "0 to 1"}
	LossUnit      = Sentence{"奈特", "nats"}
	TestCurve     = Sentence{"测试准确率", "test accuracy"}
	TrainCurve    = Sentence{"训练准确率", "training accuracy"}
	TestLossName  = Sentence{"测试损失", "test loss"}
	TrainLossName = Sentence{"训练损失", "training loss"}
	TestIs        = Sentence{"测试%s", "test %s"}
	LossIs        = Sentence{"损失%s", "loss %s"}
	LossNats      = Sentence{"%s奈特", "%s nats"}
	ReachedAt     = Sentence{"第%s步到九成", "90%% at step %s"}
	BetAt         = Sentence{"你猜%s", "your bet: %s"}
	NowOn         = Sentence{"换成%s", "now on %s"}

	ChartReadOut = Sentence{"图上的数值：左右方向键移动，Esc退出", "Values of the chart: arrow keys move, Esc leaves"}
	ChartBetween = Sentence{"；", "; "}
	ChartTable   = Sentence{"以表格查看", "Show as a table"}
	ChartSVG     = Sentence{"把图存成SVG", "Save the chart as SVG"}
	ChartCSV     = Sentence{"把数据存成CSV", "Save the data as CSV"}
)
