package text

// Sentences of the token counter.
var (
	TokensSummary = Sentence{"数词元", "Count tokens"}
	TokensLede    = Sentence{
		"模型按词元收费，不按字数。贴一段提示词，看它是多少个词元。文字不会离开这一页。",
		"Models charge by the token, not by the character. Paste a prompt to see how many tokens it is. The text stays on this page.",
	}
	TokensField    = Sentence{"要数的文字", "Text to count"}
	TokensExamples = Sentence{"例句：", "Examples:"}
	TokensPlainZH  = Sentence{"中文提示词", "the prompt in Chinese"}
	TokensPlainEN  = Sentence{"它的英文", "the same in English"}
	TokensLonger   = Sentence{"更长的中文", "a longer one in Chinese"}

	// The table; tokens of a text by three rules.
	TokensTable      = Sentence{"同一段文字，三种数法", "The same text, counted three ways"}
	TokensText       = Sentence{"文字", "Text"}
	TokensOwn        = Sentence{"你的文字", "Your text"}
	TokensCharacters = Sentence{"字符", "Characters"}
	TokensQuarter    = Sentence{"字符÷4", "÷\u00a04"}
	TokensEstimate   = Sentence{"估计", "Estimate"}
	TokensExact      = Sentence{"精确", "Exact"}
	TokensAbout      = Sentence{"约%s", "about %s"}
	TokensNotYet     = Sentence{"没数", "not counted"}
	// %[1]s and %[2]s: of the Chinese prompt by characters ÷ 4 and in truth;
	// %[3]s and %[4]s: of the English one.
	TokensWhy = Sentence{
		"「字符÷4」是英文的经验。英文提示词它说%[3]s个，实际%[4]s个；中文提示词它说%[1]s个，实际%[2]s个，少算了一半还多。",
		"“Characters ÷ 4” is a rule for English. Of the English prompt it says %[3]s tokens, and there are %[4]s; of the Chinese one it says %[1]s, and there are %[2]s, more than twice as many.",
	}

	// How the count stands.
	TokensEmpty    = Sentence{"还没有文字：贴一段，或者点一个例句。", "Nothing here yet: paste a text, or pick an example."}
	TokensRoughly  = Sentence{"约%s个词元。这是估计：每个汉字0.64，其他字符0.20。", "About %s tokens. This is an estimate: 0.64 per Chinese character, 0.20 per other one."}
	TokensLoading  = Sentence{"约%[1]s个词元（估计）。正在下载计数程序，约%[2]sMB……", "About %[1]s tokens (estimate). The counting program is loading, about %[2]s MB …"}
	TokensCounting = Sentence{"约%s个词元（估计）。正在精确地数……", "About %s tokens (estimate). Counting exactly …"}
	TokensExactly  = Sentence{"正好%s个词元（o200k_base）。", "Exactly %s tokens (o200k_base)."}
	TokensFailed   = Sentence{"约%s个词元（估计）。计数程序没有下载成功，或者没能运行；检查网络后再试一次。", "About %s tokens (estimate). The counting program did not arrive, or could not run: check the network and try again."}
	TokensTooLong  = Sentence{"约%[1]s个词元（估计）。这段文字有%[2]skB，精确计数最多%[3]skB：删短一些，或者分几次数。", "About %[1]s tokens (estimate). The text has %[2]s kB, and up to %[3]s kB are counted exactly: shorten it, or count it in parts."}
	TokensOdd      = Sentence{"里面有%s个控制字符、方向符或残缺字符，下面都画成�；它们照样算词元。", "Control, direction or broken characters in it: %s. They are drawn as �, and count like all others."}

	TokensCount     = Sentence{"精确计数（下载约%sMB）", "Count exactly (loads about %s MB)"}
	TokensAgain     = Sentence{"再试一次", "Try again"}
	TokensTake      = Sentence{"用作提示词长度：%s个词元", "Use as the prompt length: %s tokens"}
	TokensTakeAbout = Sentence{"用作提示词长度：约%s个词元", "Use as the prompt length: about %s tokens"}
	TokensTook      = Sentence{"提示词长度现在是%s个词元；撤销就退回去。", "The prompt length is now %s tokens; undo takes that back."}

	TokensPieces = Sentence{"一个个词元", "Token by token"}
	TokensShades = Sentence{"一色一个词元；小数字是拼成这几个字所用的词元数。", "One shade, one token; a small number says how many tokens make up those characters."}
	TokensFirst  = Sentence{"一色一个词元，只画前%s个；小数字是拼成这几个字所用的词元数。", "One shade, one token, the first %s only; a small number says how many tokens make up those characters."}
	TokensOthers = Sentence{
		"精确数用的是OpenAI新模型的词表o200k_base；别家的模型切法不同，数目也不同。<|endoftext|>这类特殊记号当普通文字数。",
		"The exact count is by o200k_base, the table of OpenAI’s recent models; other makers’ models cut, and count, otherwise. Special marks such as <|endoftext|> are counted as plain text.",
	}
)
