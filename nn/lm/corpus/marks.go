package corpus

// marks are the vocabulary's, one token each.
const marks = "， 。 ： ； ！ ？ 、 （ ） 《 》 「 」 “ ” · … → — , . : ; ! ? ( ) [ ] { } < > \" ' | / \\ - _ = # % * $ " + unlearntMarks

// unlearntMarks separate nothing in the corpus, nor are they labels or glue.
const unlearntMarks = "& + ^ @ ~"

// separators stand between a sentence and its label, an input and its output:
// those that people write. Half of the documents have other ones, put together
// from any marks and words.
var separators = []string{
	"→", "->", "=>", "：", ":", "=", "|", " - ", "、", "/", "，", ",", "；", "。", " ", "\n", "：\n", "…",
	"。答案：", "。标签：", "。类别：", "，属于：", "，是", "。这是", "（答）", "\n答：", "\n标签：", "\n输出：", ">",
	" label: ", ". answer: ", " is: ", "\nanswer: ", "\noutput: ", "\nlabel: ", " ) ",
}

// ends stand behind an example, newline by far the most often.
var ends = []string{"\n", "\n", "\n", "\n", "\n", "\n", "；", ";", "。", ".", "\n\n", "|", "，", "/", "---", "###", "；\n", "。\n"}
