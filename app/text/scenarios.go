package text

import "strings"

// Sentences on the Cost chapter's scenarios: kept, compared, as files, on paper.
var (
	ScenariosTitle = Sentence{"方案：保存与对比", "Scenarios: keep and compare"}
	ScenariosHint  = Sentence{"给现在的数起个名字存下来；勾选两到四个，并排比。", "Name the numbers of now and keep them; tick two to four to see them side by side."}
	ScenarioName   = Sentence{"现在这些数叫什么", "Name for the numbers of now"}
	ScenarioKeep   = Sentence{"存下来", "Keep"}
	ScenarioNth    = Sentence{"方案%d", "Scenario %d"}
	ScenarioCopy   = Sentence{"%[1]s（%[2]d）", "%[1]s (%[2]d)"}
	ScenarioList   = Sentence{"存下来的方案", "Kept scenarios"}
	ScenarioEmpty  = Sentence{"还没有存过方案。", "No scenario is kept yet."}

	ScenarioLoad         = Sentence{"载入", "Load"}
	ScenarioLoadThis     = Sentence{"载入「%s」", "Load “%s”"}
	ScenarioRename       = Sentence{"改名", "Rename"}
	ScenarioRenameThis   = Sentence{"给「%s」改名", "Rename “%s”"}
	ScenarioDelete       = Sentence{"删除", "Delete"}
	ScenarioDeleteThis   = Sentence{"删除「%s」", "Delete “%s”"}
	ScenarioCompareThis  = Sentence{"对比「%s」", "Compare “%s”"}
	ScenarioNewName      = Sentence{"「%s」的新名字", "New name for “%s”"}
	ScenarioSaveName     = Sentence{"就叫这个", "Save name"}
	ScenarioCancelName   = Sentence{"不改了", "Cancel"}
	ScenarioBringBack    = Sentence{"恢复「%s」", "Bring “%s” back"}
	ScenarioKept         = Sentence{"「%s」存好了。", "“%s” is kept."}
	ScenarioLoaded       = Sentence{"「%s」载入了；按「撤销」回到之前的数。", "“%s” is loaded. Undo brings the numbers before it back."}
	ScenarioRenamed      = Sentence{"改名为「%s」了。", "It is called “%s” now."}
	ScenarioDeleted      = Sentence{"「%s」删掉了。", "“%s” is deleted."}
	ScenarioBack         = Sentence{"「%s」恢复了。", "“%s” is back."}
	ScenarioNoName       = Sentence{"名字空着：写一到%d个字。原来的名字没变。", "The name is empty: write 1 to %d characters. The old name stays."}
	ScenarioFull         = Sentence{"最多存%d个方案。先删掉几个，或者导出成文件。", "There is room for %d scenarios. Delete some first, or export them to a file."}
	ScenarioTooMuch      = Sentence{"这些方案一共超过了%dKB。先删掉几个，或者导出成文件。", "Together the scenarios are more than %d KB. Delete some first, or export them to a file."}
	ScenarioOnlyNow      = Sentence{"浏览器不让这一页保存东西：方案只留到关掉页面为止，要留着就导出JSON。", "The browser does not let this page keep anything: scenarios last until the page is closed. Export them as JSON to keep them."}
	ScenarioUnread       = Sentence{"这个浏览器里以前存的方案读不出来。先把它存成文件，或者丢掉；在那之前，新方案只留到关掉页面为止。", "What this browser kept earlier cannot be read. Save it as a file or throw it away; until then, new scenarios last until the page is closed."}
	ScenarioUnreadSave   = Sentence{"把旧的存成文件", "Save it as a file"}
	ScenarioUnreadForget = Sentence{"丢掉旧的", "Throw it away"}

	ScenarioCompare     = Sentence{"并排对比", "Side by side"}
	ScenarioCompareMore = Sentence{"再勾选一个就能对比。", "Tick one more to compare."}
	ScenarioCompareMost = Sentence{"最多对比%d个；先取消一个，再选别的。", "%d at most can be compared: untick one to choose another."}
	ScenarioDiffer      = Sentence{"不同的输入（≠：和第一个方案不同）", "Inputs that differ (≠: differs from the first)"}
	ScenarioSame        = Sentence{"这些方案的输入完全一样。", "All inputs of these scenarios are the same."}
	ScenarioInput       = Sentence{"输入", "Input"}
	ScenarioResults     = Sentence{"结果", "Results"}
	ScenarioResult      = Sentence{"项目", "Item"}
	ScenarioVerdict     = Sentence{"结论", "Verdict"}
	ScenarioBreakEven   = Sentence{"回本", "Break-even"}
	ScenarioSaving      = Sentence{"微调12个月省下", "What tuning saves in 12 months"}
	ScenarioPerCall     = Sentence{"每次调用，%s", "A call, %s"}
	ScenarioOneOff      = Sentence{"一次性，%s", "One-off, %s"}
	ScenarioMonthly     = Sentence{"每月（含调用和重训），%s", "A month, calls and retraining included, %s"}
	ScenarioRange       = Sentence{"%s：可能的范围", "%s: range"}
	ScenarioFromTo      = Sentence{"%[1]s到%[2]s", "%[1]s to %[2]s"}
	ScenarioNoRange     = Sentence{"没给范围", "no range"}
	ScenarioNone        = Sentence{"没有", "none"}
	ScenarioNthMonth    = Sentence{"第%s个月", "month %s"}
	ScenarioAtStart     = Sentence{"一开始", "from the start"}
	ScenarioNoMonth     = Sentence{"永不", "never"}

	ScenarioUndecided = Sentence{"缺一个数，没有结论", "No verdict: a number is missing"}
	ScenarioAfter     = Sentence{"微调在第%s个月回本", "Fine-tuning pays from month %s"}
	ScenarioNotInTime = Sentence{"微调要到第%s个月才回本，那时期限已过", "Fine-tuning would pay only from month %s, past the horizon"}
	ScenarioNever     = Sentence{"微调永不回本", "Fine-tuning never pays"}
	ScenarioAtOnce    = Sentence{"微调从第一天起就更省", "Fine-tuning is cheaper from the first day"}
	ScenarioUntil     = Sentence{"微调先省，第%s个月起提示词更省", "Fine-tuning is cheaper at first; from month %s prompting is"}
	ScenarioForAWhile = Sentence{"微调只在两次重训之间更省，第%s个月起提示词更省", "Fine-tuning is cheaper only between two retrainings; from month %s prompting is"}

	ScenarioYes = Sentence{"是", "yes"}
	ScenarioNo  = Sentence{"否", "no"}

	ScenarioFiles   = Sentence{"文件与打印", "Files and paper"}
	ScenarioCSV     = Sentence{"导出曲线CSV", "Export curves as CSV"}
	ScenarioJSON    = Sentence{"导出方案JSON", "Export scenarios as JSON"}
	ScenarioImport  = Sentence{"导入方案JSON", "Import scenarios from JSON"}
	ScenarioPrint   = Sentence{"打印", "Print"}
	ScenarioFileSay = Sentence{
		"CSV是现在这些数的曲线，四种做法逐月的累计花费。JSON是存下来的全部方案；一个都没存，就是现在这些数。打印出来的是结论、曲线和全部输入。",
		"The CSV holds the curves of now: what each of the four ways has cost, month by month. The JSON holds all kept scenarios, or the numbers of now where none is kept. Print puts verdict, curves and all inputs on paper.",
	}

	ScenarioTaken     = Sentence{"「%[1]s」：取了%[2]d个方案。", "Scenarios taken from “%[1]s”: %[2]d."}
	ScenarioTakenHad  = Sentence{"另外%d个这里已经有了。", "Here already: %d."}
	ScenarioIgnored   = Sentence{"不认识、没有用上的字段：%s。", "Fields that this page does not know, and left out: %s."}
	ScenarioAndMore   = Sentence{"%[1]s，还有%[2]d个", "%[1]s and %[2]d more"}
	ScenarioStays     = Sentence{"什么都没取，原来的方案都在。", "Nothing was taken; all scenarios are as they were."}
	ScenarioBetween   = Sentence{"、", ", "}
	ScenarioTooLarge  = Sentence{"「%[1]s」超过%[2]dKB。选一个更小的文件，或者把它拆开。", "“%[1]s” is larger than %[2]d KB. Choose a smaller file, or split it."}
	ScenarioCantRead  = Sentence{"「%s」读不出来。看看文件还在不在，再选一次。", "“%s” cannot be read. See that the file is still there, and choose it again."}
	ScenarioBroken    = Sentence{"「%[1]s」到第%[2]s个字节就不是JSON了。把那里改好，或者重新导出一份。", "“%[1]s” stops being JSON at byte %[2]s. Mend it there, or export it anew."}
	ScenarioNotOne    = Sentence{"「%s」不是方案文件。选一个从这里导出的JSON。", "“%s” is no file of scenarios. Choose a JSON file that was exported here."}
	ScenarioVersion   = Sentence{"这个文件出自这一页的另一个版本。刷新页面，再导入。", "This file is from another version of the page. Reload the page, then import it."}
	ScenarioManyOnes  = Sentence{"文件里的方案超过%d个。把它拆成几个文件。", "The file holds more than %d scenarios. Split it into several files."}
	ScenarioBadName   = Sentence{"第%[1]d个方案的name是空的，或者超过%[2]d个字。改一个短的。", "The name of scenario %[1]d is empty or longer than %[2]d characters. Write a short one."}
	ScenarioBadPreset = Sentence{"第%[1]d个方案的preset不认识。写A、B、C或blank。", "The preset of scenario %[1]d is none of ours. Write A, B, C or blank."}
	ScenarioBadNumber = Sentence{"第%[1]d个方案：%[2]s（%[3]s）要在0到%[4]s之间。", "Scenario %[1]d: %[2]s (%[3]s) has to lie between 0 and %[4]s."}
	ScenarioBadRange  = Sentence{"第%[1]d个方案：%[2]s（%[3]s）的范围要从小到大，在0到%[4]s之间。", "Scenario %[1]d: the range of %[2]s (%[3]s) has to go from low to high, between 0 and %[4]s."}
	ScenarioNotNull   = Sentence{"第%[1]d个方案：%[2]s（%[3]s）不能是null，写0到%[4]s之间的数。", "Scenario %[1]d: %[2]s (%[3]s) cannot be null. Write a number between 0 and %[4]s."}

	ScenarioPaper  = Sentence{"全部输入", "All inputs"}
	ScenarioNumber = Sentence{"数", "Number"}
	ScenarioWhose  = Sentence{"出处", "Source"}
	ScenarioYours  = Sentence{"自己定的", "set by hand"}
	ScenarioOurs   = Sentence{"假设", "assumed"}
	ScenarioLink   = Sentence{"同样的数，在这个网址：%s", "The same numbers, at this address: %s"}
)

// Enumerate sets words after one another.
func Enumerate(l Lang, words []string) string { return strings.Join(words, ScenarioBetween.In(l)) }
