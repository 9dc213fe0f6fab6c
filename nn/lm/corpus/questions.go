package corpus

// style is what an answer on the weather consists of.
type style uint8

const (
	plainStyle   style = iota // day, city, weather, both temperatures: what is answered unless more is said
	detailStyle               // the same, highest and lowest named
	weatherStyle              // day, city, weather
	rangeStyle                // day, city, both temperatures
	highStyle                 // the highest temperature
	lowStyle                  // the lowest temperature
	wordStyle                 // the weather in one word
	jsonStyle                 // a JSON object
	tableStyle                // a header and a row
	numStyles
)

// questions are the ways to ask for an answer of each style in one sentence.
// {c} is the city, {in} "in" and the city, {的} the city and 的, {d} the day.
var questions = [2][numStyles][]string{
	{
		plainStyle: {
			"[请|请你|麻烦|麻烦你|][回答|告诉我|说说|说一下|讲讲|介绍一下|播报|报一下][{c}{d}|{d}{c}|{c}]的[天气|天气情况|天气状况]",
			"[请问|你好，|][{c}{d}|{d}{c}|{c}][的天气|天气][怎么样|如何|怎样|咋样|什么情况|是什么样的]",
			"[请问|][{c}{d}|{d}{c}|{c}][是|会是|]什么天气",
			"[我想|我要|想|我们想][知道|了解|问问|看看|查一下]{c}{d}的[天气|天气情况|天气状况]",
			"[请|麻烦|]把[{c}{d}的|{的}][天气|天气情况][告诉我|说一下|报一下|写出来|讲一讲]",
			"[请|帮我|][查一下|查查|看一下|看看]{c}{d}的[天气|天气情况]",
			"{d}[去|我去|我要去]{c}，[那里|那边|]天气[怎么样|如何|好吗]",
			"{d}[要到|想去|会到]{c}，[那里|那边|]天气[怎么样|如何|好吗|好不好]",
			"我[想|要]知道{d}{c}[是什么天气|天气怎么样|天气如何|的天气]",
			"[请|][告诉|说给]我{d}{c}天气[怎么样|如何|好不好]",
			"[{c}{d}|{c}]的天气呢",
			"[{c}{d}|{d}{c}|{c}]天气[情况|预报|]",
			"{c}{d}[天气|]好不好",
		},
		detailStyle: {
			"[请|请你|麻烦|]详细[回答|介绍|说明|说说|描述|告诉我][{c}{d}|{d}{c}|{c}]的[天气|天气情况]，[包括|包含|要有|写出|加上]最高[温度和最低温度|气温和最低气温]",
			"[{c}{d}|{c}]天气[怎么样|如何]，最高和最低[温度|气温][各是多少|各多少度|分别是多少]",
			"[{c}{d}|{c}]是什么天气，[最高|最热]和[最低|最冷][多少度|几度]",
			"{c}{d}的[天气|天气情况]，最高[是多少|几度|气温]，最低[是多少|几度|气温]",
			"[请|]把[{c}{d}的|{的}]天气、最高[温度和最低温度|气温和最低气温][都|][告诉我|写出来|说一下]",
			"[告诉我|说说|写出|给出]{c}{d}的天气、最高[温度和最低温度|气温和最低气温]",
			"[请|][具体|详细][说说|讲讲|介绍|写写]{c}{d}的[天气|天气情况]",
		},
		weatherStyle: {
			"[{c}{d}|{d}{c}|{c}]是[晴天还是雨天|晴是雨|晴天还是阴天]",
			"[{c}{d}|{d}{c}|{c}][下雨吗|下雪吗|会下雨吗|有雨吗|有太阳吗]",
			"不[要|用]温度，[只说|只要|只讲]{c}{d}的天气",
			"[只|光|仅][说|讲|回答]{c}{d}的天气，不[说|要|提]温度",
			"{c}{d}要不要带伞",
		},
		rangeStyle: {
			"[请问|][{c}{d}|{d}{c}|{c}][多少度|几度|气温多少|温度是多少|气温如何]",
			"[{c}{d}|{c}]的[气温|温度][是多少|怎么样|如何|多少度]",
			"[告诉我|说说|给出|写出]{c}{d}的[气温|温度]",
			"[{c}{d}|{c}]从几度到几度",
			"{c}{d}[会有|大约有|会是][几度|多少度]",
			"{c}{d}的[温度|气温][从几度到几度|在什么范围]",
			"[请|]把[{c}{d}的|{的}][气温|温度][告诉我|写出来|报一下]",
			"{c}{d}[冷吗|热吗|冷不冷|热不热]",
		},
		highStyle: {
			"[请问|][{c}{d}|{d}{c}|{c}]最高[温度|气温|][是多少|多少度|是几度|多少|有多高]",
			"[告诉我|说说|写出|给出|报一下][{c}{d}|{c}]的最高[温度|气温]",
			"[{c}{d}|{c}]最热[多少度|几度|的时候几度]",
			"[请|]把[{c}{d}的|{的}]最高[温度|气温][告诉我|写出来|报一下]",
			"[{c}{d}|{c}][会热到|能到|最多]几度",
			"{c}{d}[最高|最热][会到|可以到|到][多少度|几度]",
		},
		lowStyle: {
			"[请问|][{c}{d}|{d}{c}|{c}]最低[温度|气温|][是多少|多少度|是几度|多少|有多低]",
			"[告诉我|说说|写出|给出|报一下][{c}{d}|{c}]的最低[温度|气温]",
			"[{c}{d}|{c}]最冷[多少度|几度|的时候几度]",
			"[请|]把[{c}{d}的|{的}]最低[温度|气温][告诉我|写出来|报一下]",
			"[{c}{d}|{c}][会冷到|会降到|最少]几度",
			"{c}{d}[最低|最冷][能到|可以到|到][多少度|几度]",
		},
		wordStyle: {
			"[用|请用][一个词|一个词语][说|说说|回答|概括|描述][{c}{d}|{c}]的天气",
			"[{c}{d}|{c}]的天气，[一个词|用一个词][回答|概括|说]",
			"[{c}{d}|{c}]的天气是哪个词",
			"[一个词|用一个词][来说|形容]{c}{d}的天气",
			"{c}{d}的天气，[只要|只用|就用]一个词",
		},
		jsonStyle: {
			"[请|]用json[格式|][回答|写出|给出|表示][{c}{d}|{c}]的天气[情况|]",
			"[请|]把[{c}{d}的|{的}]天气[写成|变成|做成|转成]json",
			"[给出|写出|输出][{c}{d}|{c}]天气的json",
			"{c}{d}天气，json[格式|]",
			"[给我|想要|来一个]{c}{d}天气的json",
			"{c}{d}的天气，[输出|给出|用]json",
		},
		tableStyle: {
			"[请|]用表格[回答|写出|给出|表示][{c}{d}|{c}]的天气[情况|]",
			"[请|]把[{c}{d}的|{的}]天气[写成|列成|做成|画成][表格|一张表]",
			"[给出|写出|输出|做][{c}{d}|{c}]天气的表格",
			"{c}{d}天气，[表格|列表格]",
			"[给我|想要|来一个]{c}{d}天气的表格",
			"{c}{d}的天气，[列|做][一张表|个表格]",
		},
	},
	{
		plainStyle: {
			"[please |can you |could you |]tell [me |us |][about |]the weather{in}[ {d}|]",
			"[so |hello, |]what is the weather [like|]{in}[ {d}|]",
			"[please |can you |]describe the weather{in}[ {d}|]",
			"how is the weather[{in}|{in} {d}| {d}{in}]",
			"[please |]answer [how|what] the weather is [like|]{in}[ {d}|]",
			"i [want|would like|need] to know the weather{in}[ {d}|]",
			"[please |]give [me|us] the weather[ report|]{in}[ {d}|]",
			"what weather [does {c} have|is there{in}|do we get{in}][ {d}|]",
			"[the |]weather{in}[ {d}|][ please|]",
			"[what's|how's] the weather [like|]{in}[ {d}|]",
			"[please |can you |]let [me|us] know [how the weather is|what the weather is like]{in}[ {d}|]",
			"[do you know|can you say|i wonder] [how the weather is|what the weather is like]{in}[ {d}|]",
			"[please |]show [me|us] the weather{in}[ {d}|]",
			"[and |so |]what about the weather{in}[ {d}|]",
			"[we are in|we will be in|i am in|i will be in] {c} {d}, [how is|what is] the weather [there|like there]",
			"[i ask|we ask|i am asking] about the weather{in}[ {d}|]",
			"what is it like{in}[ {d}|], [is the weather good|how is the weather]",
		},
		detailStyle: {
			"[please |can you |]describe the weather{in}[ {d}|] in detail, [with|including] the [highest|high] and the [lowest|low][ temperature|]",
			"[please |]tell me the weather{in}[ {d}|], [the high and the low|the highest and the lowest temperature|and both temperatures]",
			"[what is|how is] the weather{in}[ {d}|], [and|with] [the high and the low|the highest and lowest temperature]",
			"[please |]give [me|us] a [full|detailed] weather report [for|on] {c}[ {d}|]",
			"i want to know [all about|everything about] the weather{in}[ {d}|]",
			"[the weather|everything]{in}[ {d}|], [both temperatures too|the high and the low too|with the high, with the low]",
		},
		weatherStyle: {
			"[is it|will it be] [sunny or rainy|sunny or cloudy|wet or dry]{in}[ {d}|]",
			"[does it rain|does it snow|will it rain|is there rain|is there sun]{in}[ {d}|]",
			"[tell|give] me [only|just] the weather{in}[ {d}|], [no|without] temperatures",
			"do i need an umbrella{in}[ {d}|]",
			"[tell me|say] [if it rains|if it snows|if it is sunny|if there is sun]{in}[ {d}|]",
		},
		rangeStyle: {
			"[what is|what's|tell me|give me] the temperature{in}[ {d}|]",
			"how [warm|hot|cold] is it{in}[ {d}|]",
			"how many degrees [are there|is it]{in}[ {d}|]",
			"[what are|tell me|give me] the degrees [for|of] {c}[ {d}|]",
			"[i want|i need|i would like] to know the [temperature|temperatures]{in}[ {d}|]",
			"[the |]temperatures{in}[ {d}|][ please|]",
			"[from what to what|between which] temperatures is it{in}[ {d}|]",
			"what temperatures [does {c} have|are there{in}|do we get{in}][ {d}|]",
		},
		highStyle: {
			"[what is|what's|tell me|give me] the [highest temperature|high|maximum]{in}[ {d}|]",
			"how [hot|warm] [does it get|will it get]{in}[ {d}|]",
			"[please |]name the [highest temperature|high|maximum] [for|of] {c}[ {d}|]",
			"the [highest temperature|high|maximum]{in}[ {d}|]",
			"[what is|what's] the [high|maximum] [for|of] {c}[ {d}|]",
			"how many degrees at [the most|most]{in}[ {d}|]",
			"[i want|i need|i would like] to know the [highest temperature|high|maximum]{in}[ {d}|]",
		},
		lowStyle: {
			"[what is|what's|tell me|give me] the [lowest temperature|low|minimum]{in}[ {d}|]",
			"how [cold|cool] [does it get|will it get]{in}[ {d}|]",
			"[please |]name the [lowest temperature|low|minimum] [for|of] {c}[ {d}|]",
			"the [lowest temperature|low|minimum]{in}[ {d}|]",
			"[what is|what's] the [low|minimum] [for|of] {c}[ {d}|]",
			"how many degrees at [the least|least]{in}[ {d}|]",
			"[i want|i need|i would like] to know the [lowest temperature|low|minimum]{in}[ {d}|]",
		},
		wordStyle: {
			"[in|with|use] one word, [how|what] is the weather{in}[ {d}|]",
			"[please |]describe the weather{in}[ {d}|] [in|with] one word",
			"[give|tell] me one word for the weather{in}[ {d}|]",
			"which word [fits|describes] the weather{in}[ {d}|]",
			"the weather{in}[ {d}|], [just one word|in a single word|one word only]",
			"[say|answer|tell me] in [one|a single] word how the weather is{in}[ {d}|]",
		},
		jsonStyle: {
			"[please |][give|write|show] [me |]the weather{in}[ {d}|] [as|in] json",
			"[what is|how is] the weather{in}[ {d}|], [as|in] json",
			"[give|write] [me |]a json [object |]for the weather{in}[ {d}|]",
			"json [of|for] the weather{in}[ {d}|]",
			"[i need|give me] json [about|on] the weather{in}[ {d}|]",
			"[write|make] json[:| of it:] the weather{in}[ {d}|]",
		},
		tableStyle: {
			"[please |][give|write|show] [me |]the weather{in}[ {d}|] [as|in] a table",
			"[what is|how is] the weather{in}[ {d}|], [as|in] a table",
			"[make|write|draw] a table [of|for] the weather{in}[ {d}|]",
			"a table [of|for] the weather{in}[ {d}|]",
			"[i need|give me] a table [about|on] the weather{in}[ {d}|]",
			"[write|make] a table[:| of it:] the weather{in}[ {d}|]",
		},
	},
}
