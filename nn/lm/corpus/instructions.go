package corpus

// styleClauses turn a plain question into one of another style.
var styleClauses = [2][numStyles][]string{
	{
		detailStyle: {
			"[写出|给出|列出|说明|加上|带上|要有|分别写出|也要][最高温度和最低温度|最高气温和最低气温|高低温|最高和最低温度|最高和最低气温|两个温度]",
			"把[最高温度和最低温度|高低温|最高和最低温度|最高和最低气温]都[告诉我|写出来|说出来|列出来]",
			"[要|说得|写得|回答得|答案要][详细|详细些|详细一点|具体些|具体一点]",
			"[最高|最高气温]和[最低|最低气温]都要[有|说|写]",
			"[高低温|两个温度][都要|也要][有|说|写|给出]",
		},
		weatherStyle: {
			"[只|仅|光][说|回答|写|要]天气[，不要温度|，不说气温|现象|]",
			"[不要|不用|别|不必][说|写|提][温度|气温|几度]",
			"[温度|气温][不要|不用|别]说",
		},
		rangeStyle: {
			"[只|仅|光][说|回答|写|要][气温|温度|气温范围]",
			"[气温|温度]就[行|好|够了|可以]",
			"[不要|不用|别|不必][说|写|提][晴雨|是晴是雨|天气现象]",
		},
		highStyle: {
			"[只|仅|光][说|回答|写|要|给出]最高[温度|气温|]",
			"最高[温度|气温]就[行|好|够了|可以]",
			"只想知道最高[温度|气温]",
			"只要[两个温度里高的|高的温度|高的那个]",
		},
		lowStyle: {
			"[只|仅|光][说|回答|写|要|给出]最低[温度|气温|]",
			"最低[温度|气温]就[行|好|够了|可以]",
			"只想知道最低[温度|气温]",
			"只要[两个温度里低的|低的温度|低的那个]",
		},
		wordStyle: {
			"[用|只用|就用][一个词|一个词语][说|回答|写|概括]",
			"[只|仅][说|写|回答][一个词|一个词语]",
			"一个词就[行|好|够了|可以]",
		},
		jsonStyle: {
			"[用|以|按][json|json格式][回答|写|给出|输出|]",
			"[回答|答案|结果][用|写成|要|按]json[格式|]",
			"[写成|变成|做成|输出]json[格式|]",
		},
		tableStyle: {
			"[用|以|按][表格|表格形式][回答|写|给出|输出|]",
			"[回答|答案|结果][用|写成|列成|做成]表格",
			"[写成|列成|做成|画成][表格|一张表]",
		},
	},
	{
		detailStyle: {
			"[with|include|give|write|add|name|list] the [high and the low|highest and the lowest temperature|high and low temperatures]",
			"[answer|write|tell me|say it|reply] in [more |full |]detail",
			"[be|make it] [detailed|specific|more specific]",
			"[both|with both|and both] the high and the low",
			"[i want|i need|give me] [all the details|more details|both temperatures]",
		},
		weatherStyle: {
			"[only|just] [say|tell me|write|name|give] the weather",
			"[the|your] answer has no [temperatures|numbers]",
			"[without|leave out|skip] [the temperature|temperatures|numbers]",
			"no [temperatures|temperature|numbers|degrees]",
		},
		rangeStyle: {
			"[only|just] [say|tell me|write|name] [the temperature|temperatures|the degrees]",
			"the [temperature will do|temperature is enough|temperatures will do|temperatures are enough]",
			"[i want|i need] [only|just] the [temperature|temperatures|degrees]",
		},
		highStyle: {
			"[only|just] [say|tell me|write|name|give] the [high|highest temperature|maximum]",
			"the [high|highest temperature|maximum] [will do|is enough|is all i need]",
			"[i want|i need] [only|just] the [high|highest temperature|maximum]",
		},
		lowStyle: {
			"[only|just] [say|tell me|write|name|give] the [low|lowest temperature|minimum]",
			"the [low|lowest temperature|minimum] [will do|is enough|is all i need]",
			"[i want|i need] [only|just] the [low|lowest temperature|minimum]",
		},
		wordStyle: {
			"[in|with|use] [one|just one|a single] word",
			"[answer|reply|write] [in|with] [one|just one|a single] word",
			"[one|a single] word [will do|is enough|is all i need]",
		},
		jsonStyle: {
			"[answer|reply|write|] [in|as] json",
			"[use|return|write|output] [json|a json object]",
			"json format[ please|]",
			"[the|your] answer [in|as] json",
			"[i want|i need|make it] json",
		},
		tableStyle: {
			"[answer|reply|write|] [in|as|with] a table",
			"[use|return|draw|make|output] a table",
			"table format[ please|]",
			"[the|your] answer [in|as] a table",
			"[i want|i need|make it] a table",
		},
	},
}

// modifier changes an answer of any style.
type modifier uint8

const (
	otherLanguage modifier = iota // English where the question is Chinese, and the other way round
	greeting
	thanks
	advice
	exclamation // ends in ！
	duUnit      // 度 instead of °C
	polite
	numModifiers
)

// modifierClauses ask for a modifier.
var modifierClauses = [2][numModifiers][]string{
	{
		otherLanguage: {
			"[用|改用|只用|全用][英文|英语][回答|说|写|答|]",
			"[回答|答案][用|要用|要是|写成|译成][英文|英语]",
			"[翻译成|译成|换成|写成|说][英文|英语]",
			"把[答案|回答|结果][写成|译成|翻译成|变成][英文|英语]",
			"我[只懂|看|不懂中文，只懂|想要][英文|英语]",
			"[要|请给|想看][英文|英语]的[回答|答案|结果]",
		},
		greeting: {
			"先[问好|打招呼|说你好|问候一声|打个招呼|问个好|问候我|说声你好][，再回答|再说|]",
			"[回答|说天气]前[先|要|]问好",
			"[开头|前面|一开始|第一句][要问好|说你好|打个招呼|加上你好|写你好|写上问候]",
			"[以|用]你好[开头|开始|打头]",
			"加[一句|个|上]你好",
			"[别忘了|不要忘了|要|得][问好|打招呼|说你好]",
			"[先|][跟|对][我|大家][问好|打招呼|问候一声|说声你好][，再回答|，再说|]",
		},
		thanks: {
			"[最后|结尾|末尾|后面|答完][要|][说谢谢|道谢|致谢|感谢一下|加上谢谢|写谢谢|谢谢我]",
			"加[一句|个|上]谢谢",
			"[以|用]谢谢[结尾|结束|收尾]",
			"[别忘了|不要忘了][说谢谢|道谢|感谢]",
			"[回答|说|写][完|好][后|了|][要|][说谢谢|道谢|致谢|感谢一下|加一句谢谢]",
			"[最后|末尾]的话是谢谢",
		},
		advice: {
			"[给|加|提|附|来][个|条|一条|一个]建议",
			"[顺便|再|最后|另外|还要][给个建议|提醒一下|提个建议|提醒我|加一条提醒]",
			"[告诉我|说说|写上]该[注意什么|怎么办|做什么|带什么]",
			"[有什么|有什么要|该]注意的[也|]说一下",
			"[说说|写写|告诉我][要|该|得][带什么|注意什么|做什么]",
			"[你|]有什么建议[吗|要给我|]",
		},
		exclamation: {
			"[用|以][感叹号|！][结尾|结束|收尾]",
			"[结尾|末尾|最后|后面][用|加|写][感叹号|！|一个感叹号|一个！]",
			"[语气|口气][激动|热情|兴奋][一点|些|]",
			"[说得|写得|回答得][热情|兴奋][一点|些]",
			"[加|写|用]个[感叹号|！]",
		},
		duUnit: {
			"[用|写|说|写成|都用|都写]度[，不用°C|，不要°C|，不写°C|代替°C|]",
			"[数字|温度|气温]后面[写|用|加|是]度",
			"[温度|气温|]单位[用|写|是|写成|换成|要用]度",
			"[不要|不用|别|不必|不能][写|用|出现]°C",
			"把°C[写成|换成|改成]度",
			"要度[，不要°C|，不用°C|，不写°C]",
			"[温度|气温|数字]后[写|加|用]度",
		},
		polite: {
			"[说得|写得|回答得|][礼貌|客气|恭敬][一点|些|点]",
			"[礼貌|客气|恭敬]地[回答|说|写]",
			"[要|语气要|说话要|回答要|一定要][有礼貌|礼貌|客气|恭敬]",
			"用[敬语|礼貌的话|礼貌用语]",
			"[别|不要][没礼貌|不客气]",
			"对[我|大家]要[礼貌|客气|恭敬]",
			"[说|写|回答]的[时候|话]要[礼貌|客气|有礼貌]",
		},
	},
	{
		otherLanguage: {
			"[answer|reply|write|speak|tell me|say it|] in chinese[ only|]",
			"[use|speak|write] [only |]chinese",
			"translate [it|this|the answer|your answer] [into|to] chinese",
			"i [read|want|speak|need] [only |]chinese",
			"[the|your] answer [in|is to be in] chinese",
			"chinese[ only| please|, not english]",
			"[the|your] answer [must be|will be] chinese",
			"[give me|i need] [a chinese answer|an answer in chinese|the chinese for it]",
		},
		greeting: {
			"[say|start with|begin with|open with] hello[ first|]",
			"[greet me|greet us|say hello] [first|at the start|before that|before you answer]",
			"first [greet me|greet us|say hello][, then answer|]",
			"[a|with a] [hello|greeting] [first|at the start|before the answer]",
			"[add|put|write] [hello|a greeting] [first|at the start|in front]",
			"[hello|a greeting] [comes first|is the first word|goes in front]",
			"[start|begin] your answer with [hello|a greeting]",
		},
		thanks: {
			"[say|end with|close with|finish with] [thanks|thank you|a thank you]",
			"[thank me|say thanks|thanks|say thank you] [at the end|last|after that]",
			"[do not|don't] forget to [thank me|say thanks|say thank you]",
			"[add|put|write] [thanks|thank you] [last|at the end]",
			"[a|with a] thank you [at the end|after the answer]",
			"[thanks|thank you] [comes last|is the last word|after the answer]",
			"[then|also] [say thanks|thank me][ after the answer| when you are done]",
		},
		advice: {
			"[give|add|include] [some |a piece of |]advice",
			"[give|add] me [some |]advice[ too|]",
			"tell me what to [do|take|wear|bring]",
			"[with|and] [some |]advice",
			"what [do you advise|is your advice]",
			"[and|then] advise me",
			"[give|add] a tip[ too|]",
			"what [should i|must i] [take|wear|bring|do]",
			"tell me [also |]what you [advise|would do]",
		},
		exclamation: {
			"[end with|use|add|finish with|close with] [an exclamation mark|a !|!]",
			"[sound|be] [excited|more excited|very excited]",
			"[with|put|write] [an exclamation mark|a !|!] at the end",
			"[the|your] answer ends [in|with] [an exclamation mark|!]",
			"the last mark is [!|a !|an exclamation mark]",
			"[say|write|answer] it [with excitement|in an excited way]",
		},
		duUnit: {
			"[use|write|say] [degrees|the word degrees]",
			"[write|say|use] degrees[,| and] not °C",
			"[no|without|do not write|don't write|do not use] °C",
			"[replace °C by|instead of °C use|instead of °C write] degrees",
			"[the|your] unit is degrees",
			"[temperatures|numbers] in degrees",
			"[say|write|give] degrees [in place of °C|where °C stands]",
			"[i want|i need] degrees[, not °C|]",
		},
		polite: {
			"[be|sound] [polite|more polite|kind|very polite|more kind]",
			"[answer|reply|write|speak] [politely|kindly|in a polite way]",
			"use [polite|kind] words",
			"[make it|a bit more|be a bit more] polite",
			"[mind|with] your manners",
			"be [friendly and polite|kind and polite|kind to me]",
			"[a|give me a] [polite|kind|friendly] [answer|reply]",
		},
	},
}

// clauseHeads stand before a fifth of the clauses.
var clauseHeads = [2][]string{{"请", "记得", "务必", "希望你", "麻烦"}, {"please ", "also ", "remember: "}}

// questionEnds stand between a question and what follows, clauseJoints between
// clauses.
var (
	questionEnds = [2][]string{{"？", "，", "，", "。", "？，", "：", "\n", "；"}, {"? ", ", ", ". ", "\n", ": ", "; "}}
	clauseJoints = [2][]string{{"，", "，", "，", "、", "。", "；", "，并"}, {", ", ", ", ". ", " and ", "; "}}
)
