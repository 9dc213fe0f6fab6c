package text

// Sentences of the Prompt chapter's tab for a real large model.
var (
	EndpointTabs  = Sentence{"谁来回答", "Who answers"}
	EndpointHere  = Sentence{"页内小模型", "The model in this page"}
	EndpointThere = Sentence{"真实大模型", "A real large model"}

	EndpointTitle   = Sentence{"接一个OpenAI兼容的端点", "Connect an OpenAI-compatible endpoint"}
	EndpointForm    = Sentence{"端点的地址、模型、密钥和上限", "The endpoint’s address, model, key and limit"}
	EndpointURL     = Sentence{"地址", "Base URL"}
	EndpointModel   = Sentence{"模型", "Model"}
	EndpointKey     = Sentence{"密钥", "Key"}
	EndpointMost    = Sentence{"最多花", "Spend at most"}
	EndpointLoading = Sentence{"正在取这张表单……", "The form is on its way …"}
	EndpointTry     = Sentence{"试连", "Try the connection"}
	EndpointKeyKept = Sentence{
		"密钥只在内存里，关页就忘；请求从你的浏览器直接发给对方。",
		"The key stays in memory until you close the page. Requests go straight from your browser.",
	}
	EndpointKeyGone = Sentence{
		"地址换了，密钥已清空：它只发给填它时的那个地址。",
		"The address has changed, so the key was cleared: it is sent only to the address it was typed for.",
	}
	EndpointIs = Sentence{
		"作答的是你填的端点上的模型。每问一次，提示词就从你的浏览器直接发过去，按对方的价收费。",
		"The model at your endpoint answers. Each time you ask, the prompt goes straight there from your browser, at the provider’s price.",
	}
	EndpointOnly = Sentence{
		"按一次，问一次。「替我改」、连问十次、整张表还是问页内小模型。",
		"One press, one question. “Adjust for me”, “Ask 10 times” and “Run all” still ask the model in this page.",
	}
	EndpointPrivate  = Sentence{"问的时候才发给你填的端点，别处不去。", "Sent to your endpoint when you ask, and nowhere else."}
	EndpointByChance = Sentence{"按把握抽取", "sampled by probability"}

	// The limit. %[1]s are tokens, the others sums.
	EndpointMostIs = Sentence{
		"回答最多%[1]s个词元，连提示词约%[2]s，按成本一章的单价（每百万词元输入%[3]s、输出%[4]s）。",
		"At most %[1]s tokens of answer, with the prompt about %[2]s, by the Cost chapter’s prices (per million tokens %[3]s in, %[4]s out).",
	}
	EndpointMostTokens = Sentence{"回答最多%s个词元。成本一章没有单价，折不成钱。", "At most %s tokens of answer. The Cost chapter has no price to turn that into money."}
	EndpointMostBad    = Sentence{"「最多花」要写钱，如$0.05，或者词元数，如500，最多%s。", "“Spend at most” takes money, such as $0.05, or tokens, such as 500, up to %s."}
	EndpointMostLittle = Sentence{"这点钱连提示词都不够付，它约要%s：把「最多花」调高。", "That does not even pay for the prompt, about %s: raise “Spend at most”."}
	EndpointMostNone   = Sentence{"成本一章没有单价，钱换不成词元数：「最多花」改写词元数，如500。", "The Cost chapter has no price to turn money into tokens: give “Spend at most” in tokens, such as 500."}

	// How it goes. %[1]s is the endpoint's host.
	EndpointTrying     = Sentence{"正在连%[1]s……", "Connecting to %[1]s …"}
	EndpointTried      = Sentence{"连上了%[1]s：它列出%[2]s个模型，有你填的这个。", "Connected to %[1]s: it lists models (%[2]s), yours among them."}
	EndpointTriedOther = Sentence{"连上了%[1]s：它列出%[2]s个模型，没有「%[3]s」。点「模型」一栏挑一个。", "Connected to %[1]s: it lists models (%[2]s), but not “%[3]s”. Pick one in the Model field."}
	EndpointTriedOnly  = Sentence{"连上了%[1]s，它不列出模型：填好名字，直接问。", "Connected to %[1]s, which lists no models: name yours and ask."}
	EndpointAsking     = Sentence{"%[1]s还没开口……", "%[1]s has not begun yet …"}
	EndpointWaits      = Sentence{"%[1]s忙不过来（%[2]d）：%[3]d秒后再试，这是%[5]d次里的第%[4]d次。", "%[1]s is busy (%[2]d): in %[3]d s it is asked again, try %[4]d of %[5]d."}
	EndpointTook       = Sentence{"%[1]s毫秒；对方数的词元：提示词%[2]s个，回答%[3]s个", "%[1]s ms; tokens as the endpoint counts them: prompt %[2]s, answer %[3]s"}
	EndpointTookPrice  = Sentence{"；按成本一章的单价约%s", "; about %s by the Cost chapter’s prices"}
	EndpointTookCost   = Sentence{"；对方报的费用：%s（usage.cost）", "; cost as the endpoint returns it: %s (usage.cost)"}
	EndpointTookOnly   = Sentence{"%[1]s毫秒；对方没有报词元数", "%[1]s ms; the endpoint told no token counts"}
	EndpointFull       = Sentence{"没说完：到了「最多花」的上限。", "Not finished: it came to your “Spend at most”. "}
	EndpointFiltered   = Sentence{"没说完：对方的内容过滤截断了它。", "Not finished: the endpoint’s content filter cut it off. "}
	EndpointSays       = Sentence{"它说：「%s」", " It says: “%s”"}
	EndpointAgain      = Sentence{"再试一次", "Try again"}
	EndpointUseHere    = Sentence{"改用页内小模型", "Use the model in this page"}

	// What is wrong, and what to do. %[1]s is the endpoint's host, %[2]s the page's
	// origin, %[3]d a number of seconds, %[4]d an HTTP status.
	EndpointNoURL    = Sentence{"先填端点的地址，如「https://api.example.com/v1」。", "Give the endpoint’s address first, such as https://api.example.com/v1."}
	EndpointBadURL   = Sentence{"这个地址读不懂：要写全，如「https://api.example.com/v1」。", "This is no address: write it in full, such as https://api.example.com/v1."}
	EndpointInsecure = Sentence{
		"浏览器不让网页连别处的http地址（混合内容），只许https和本机的「http://localhost」：换成https，或者在本机开服务。",
		"Browsers keep pages from http addresses elsewhere (mixed content); https and http://localhost on this machine are allowed. Use https, or run the server on this machine.",
	}
	EndpointNoModel    = Sentence{"先填模型的名字；按「试连」可以看到有哪些。", "Name the model first; “Try the connection” shows which there are."}
	EndpointBadKey     = Sentence{"密钥里有空格、汉字之类不该有的字符：重新复制一次。", "The key has characters that no key has, such as spaces: copy it again."}
	EndpointOffline    = Sentence{"没有网络：连上再问。页内小模型不用网络。", "You are offline: connect, then ask again. The model in this page needs no network."}
	EndpointPermission = Sentence{
		"浏览器不许本页连本机或本地网络：点地址栏左边的图标，允许本地网络，再试。",
		"The browser does not let this page reach this machine or the local network: press the icon left of the address, allow it, and try again.",
	}
	EndpointCORS = Sentence{
		"%[1]s在，但不让网页来问（CORS）：在它的设置里允许来源「%[2]s」，或者换一个允许的端点。",
		"%[1]s is there, but lets no web page ask (CORS): have its settings allow the origin %[2]s, or take an endpoint that does.",
	}
	EndpointCORSHere = Sentence{
		"%[1]s在，但不让本页来问（CORS）：让它允许来源「%[2]s」。是Ollama的话，启动前设环境变量「OLLAMA_ORIGINS=%[2]s」。",
		"%[1]s is there, but does not let this page ask (CORS): have it allow the origin %[2]s. For Ollama, set OLLAMA_ORIGINS=%[2]s before it starts.",
	}
	EndpointNoReach = Sentence{
		"连不上%[1]s。网页看不到原因：地址写错了，证书（TLS）不对，或者被防火墙、插件挡住。新开一页打开这个地址：打不开，浏览器会说是哪一种；打得开，就是它不让网页来问（CORS）。",
		"No connection to %[1]s. A page is not told why: a wrong address, a bad certificate (TLS), or a firewall or extension in between. Open the address in a new tab: if it fails, the browser says which; if it opens, the endpoint lets no web page ask (CORS).",
	}
	EndpointNoReachHere = Sentence{
		"%[1]s没有回应：服务没开，端口写错，或者浏览器不许本页连本机。先开服务，再新开一页打开这个地址看看。",
		"%[1]s does not answer: the server is not running, the port is another one, or the browser keeps this page from this machine. Start the server, then open the address in a new tab to see.",
	}
	EndpointRedirect  = Sentence{"%[1]s要转到别的地址，密钥不跟着走：把那个地址填进来。", "%[1]s redirects elsewhere, and the key does not follow: type the address that it leads to."}
	EndpointSilent    = Sentence{"%[1]s有%[3]d秒没有动静，不等了。你的提示词和已收到的都在。", "%[1]s was silent for %[3]d s and was stopped. Your prompt, and what came, are kept."}
	EndpointLate      = Sentence{"过了%[3]d秒，%[1]s还没说完，不等了。已经说的还在。", "After %[3]d s %[1]s had not finished and was stopped. What it said is kept."}
	EndpointEndless   = Sentence{"%[1]s说个没完，已经停下。前面的还在。", "%[1]s would not end and was stopped. What it said first is kept."}
	EndpointCut       = Sentence{"%[1]s说到一半断了线。收到的还在；再试一次。", "%[1]s broke off in the middle. What came is kept; try again."}
	EndpointGarbage   = Sentence{"%[1]s回的不是OpenAI的格式：多半是地址不对，它通常以「/v1」结尾。", "%[1]s does not answer in OpenAI’s format: the address is probably wrong; it mostly ends in /v1."}
	EndpointEmpty     = Sentence{"%[1]s什么也没说。再问一次，或者换个模型。", "%[1]s said nothing. Ask again, or take another model."}
	EndpointSpent     = Sentence{"上限用完了，还没说出一个字：先想后答的模型要多些词元，把「最多花」调高。", "The limit was used up before a word was said: models that think first need more tokens. Raise “Spend at most”."}
	EndpointReported  = Sentence{"%[1]s报了错。再试一次；还是这样，看看地址和模型对不对。", "%[1]s reports an error. Try again; if it stays so, check address and model."}
	EndpointWantsKey  = Sentence{"%[1]s要密钥（%[4]d）：填上再试。", "%[1]s wants a key (%[4]d): type it and try again."}
	EndpointWrongKey  = Sentence{"%[1]s不认这个密钥（%[4]d）：看看是不是这家的，有没有复制全。", "%[1]s does not accept the key (%[4]d): see that it is theirs, and whole."}
	EndpointNoMoney   = Sentence{"%[1]s说余额不足（%[4]d）：去账户里看看。", "%[1]s says that the account is empty (%[4]d): look there."}
	EndpointForbidden = Sentence{"%[1]s不许（%[4]d）：看看密钥有没有用这个模型的权限，所在地区受不受限。", "%[1]s forbids it (%[4]d): see whether the key may use this model, and from where you are."}
	EndpointNotFound  = Sentence{"%[1]s没有这个地址或模型（%[4]d）：地址通常以「/v1」结尾；模型有哪些，按「试连」看。", "%[1]s has no such address or model (%[4]d): addresses mostly end in /v1; “Try the connection” shows the models."}
	EndpointBad       = Sentence{"%[1]s不接受这个请求（%[4]d）：看看模型的名字、提示词的长度和上限。", "%[1]s does not take the request (%[4]d): look at the model’s name, the prompt’s length and the limit."}
	EndpointTooMany   = Sentence{"%[1]s说问得太勤，或者额度用完了（%[4]d）：等一会儿再问，或者看看账户。", "%[1]s says too many requests, or no quota left (%[4]d): wait a while, or look at the account."}
	EndpointTooSoon   = Sentence{"%[1]s说问得太勤（%[4]d）：%[3]d秒后再问。", "%[1]s says too many requests (%[4]d): ask again in %[3]d s."}
	EndpointBroken    = Sentence{"%[1]s那边出了故障（%[4]d），试了几次都这样：过一会儿再试。", "%[1]s has trouble of its own (%[4]d), on every try: come back a little later."}
	EndpointBusy      = Sentence{"%[1]s那边出了故障（%[4]d），说要过%[3]d秒再问。", "%[1]s has trouble of its own (%[4]d), and says to ask again in %[3]d s."}
	EndpointOther     = Sentence{"%[1]s回了%[4]d，不是回答。再试一次；还是这样，看看地址和模型对不对。", "%[1]s answers %[4]d, and nothing else. Try again; if it stays so, check address and model."}
)
