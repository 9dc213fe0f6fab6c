package text

// Sentences that stand in the page before its program runs, or because it
// cannot: web/static/app.js only shows and hides them.
var (
	PageTitle       = Sentence{"盈亏平衡点：微调，还是写提示词？", "Breakeven: fine-tune, or prompt?"}
	PageDescription = Sentence{
		"在浏览器里亲手训练一个网络，给它微调，写提示词，再看哪种做法什么时候回本。",
		"Train a network in your browser, fine-tune it, write prompts, and see which way pays off, and when.",
	}
	BootNoScript = Sentence{
		"这一页的一切都在你的浏览器里计算，需要JavaScript。请打开它，再重新载入。",
		"Everything on this page is computed in your browser, so it needs JavaScript. Please allow it and load the page again.",
	}
	BootFile = Sentence{
		"直接从磁盘打开的文件，浏览器不让它运行程序。请在这个文件夹里执行下面这一行，再打开http://localhost:8080：",
		"A browser runs no programs in a file opened from the disk. Run this line in the page’s folder, then open http://localhost:8080:",
	}
	BootSandbox = Sentence{
		"嵌入这一页的网站不许它运行程序。请在单独的页面里打开：",
		"The site that embeds this page does not let it run. Open it on a page of its own:",
	}
	BootFailed = Sentence{
		"程序没有完整地下载下来，所以按钮还不能用；文字都在，可以先读。请检查网络，再试一次。",
		"The program did not arrive whole, so the buttons do not work yet; the text is all here. Check the network and try again.",
	}
	BootOld = Sentence{
		"这个浏览器不能运行WebAssembly，按钮因此不能用；文字都在。请换一个近几年的浏览器。",
		"This browser cannot run WebAssembly, so the buttons do not work; the text is all here. Please use a browser of recent years.",
	}
	BootRetry   = Sentence{"再试一次", "Try again"}
	BootStopped = Sentence{
		"程序意外停下了。重新载入会从地址栏里的设置重新开始。",
		"The program stopped unexpectedly. Loading the page again starts over with the settings in its address.",
	}
	BootReload = Sentence{"重新载入", "Load again"}
)
