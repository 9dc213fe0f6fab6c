package pagetest

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// A chapter that is gone to is to be seen at every moment, first as it was
// prerendered, then made; it never jumps while it changes, no id is left twice, and
// the keyboard goes on from it.
func TestChaptersAreMadeUnseen(t *testing.T) {
	together(t)
	for _, chapter := range []string{"cost", "prompt"} {
		p := open(t, siteURL+"?lang=en", size(1280, 900))
		p.awake()
		p.until("the network is there", `document.documentElement.dataset.started`, 40*time.Second)
		p.js(`window.empty = window.making = 0; window.tops = new Set(); window.watched = 0;
			window.heading = () => [...document.querySelectorAll("#h-`+chapter+`")].find((e) => e.checkVisibility({visibilityProperty: true}));
			const look = () => {
				if (scrollY > 300) {
					watched++;
					if (document.querySelector(".making")) making++;
					if (!document.elementFromPoint(640, 300)?.closest("#`+chapter+`")) empty++;
					tops.add(Math.round(heading()?.getBoundingClientRect().top));
				}
				requestAnimationFrame(look);
			};
			document.documentElement.style.scrollBehavior = "auto";
			look(); 0`, nil)
		p.click(`.spine a[href="#` + chapter + `"]`)
		p.until(chapter+" is made", `!document.querySelector("[data-asleep=`+chapter+`], .making") && watched > 5`, 20*time.Second)
		var seen struct {
			Empty, Watched, Making int
			Tops                   []float64
			Twice                  []string
			Focus                  string
		}
		p.js(`({Making: making, Empty: empty, Watched: watched, Tops: [...tops], Focus: document.activeElement.id,
			Twice: [...document.querySelectorAll("[id]")].map((e) => e.id).filter((id, i, all) => all.indexOf(id) !== i)})`, &seen)
		if seen.Making == 0 {
			t.Errorf("%s: in none of %d frames it is being made", chapter, seen.Watched)
		}
		if seen.Empty > 0 || len(seen.Tops) != 1 {
			t.Errorf("%s: of %d frames %d show something else; its heading stands at %v", chapter, seen.Watched, seen.Empty, seen.Tops)
		}
		if len(seen.Twice) > 0 || seen.Focus != chapter {
			t.Errorf("%s: ids twice: %v; the focus is on %q", chapter, seen.Twice, seen.Focus)
		}
		p.close()
	}
}

// A link to a chapter leads to it, whatever heights those above come to, the first time and
// later, when the page is there sooner; who scrolls on meanwhile is not brought back.
func TestLinkLandsAtItsChapter(t *testing.T) {
	together(t)
	url, _ := fault.folder(nil)
	const landed = settled + ` && !document.querySelector("[data-asleep=cost]")`
	for visit := range 3 {
		p := open(t, url+"?lang=zh&chapter=cost", size(780, 500))
		p.awake()
		p.until("the chapter is made, and those above have their heights", landed, 40*time.Second)
		var top, bar float64
		p.js(`new Promise((then) => setTimeout(then, 500)).then(() => document.querySelector("#cost").getBoundingClientRect().top)`, &top)
		if p.js(`document.querySelector(".topbar").getBoundingClientRect().bottom`, &bar); top < bar-1 || top > bar+40 {
			t.Errorf("visit %d: the chapter begins %.0f px below the window's top, the bar ends at %.0f", visit, top, bar)
		}
		p.close()
	}
	p := open(t, url+"?lang=zh&chapter=cost", size(780, 500))
	p.until("it is gone to", `scrollY > 300`, 40*time.Second)
	p.do(chromedp.MouseEvent(input.MouseWheel, 300, 300, func(e *input.DispatchMouseEventParams) *input.DispatchMouseEventParams {
		return e.WithDeltaX(0).WithDeltaY(-20000)
	}))
	p.awake()
	p.until("all has its height", landed, 40*time.Second)
	if y := p.number(`new Promise((then) => setTimeout(then, 500)).then(() => scrollY)`); y > 300 {
		t.Errorf("who scrolled to the page's top is at %.0f px", y)
	}
	p.close()

	// Before the page's program is there, too.
	come := make(chan struct{})
	url, _ = fault.folder(func(_ http.ResponseWriter, name string) bool {
		if strings.HasPrefix(name, "page.") {
			<-come
		}
		return false
	})
	p = open(t, url+"?lang=zh&chapter=cost", size(780, 500))
	p.do(chromedp.MouseEvent(input.MouseWheel, 300, 300, func(e *input.DispatchMouseEventParams) *input.DispatchMouseEventParams {
		return e.WithDeltaX(0).WithDeltaY(400)
	}))
	p.until("it is scrolled", `scrollY > 300`, 10*time.Second)
	close(come)
	p.awake()
	p.until("all has its height", landed, 40*time.Second)
	if y := p.number(`new Promise((then) => setTimeout(then, 500)).then(() => scrollY)`); y > 1000 {
		t.Errorf("who scrolled by 400 px before is at %.0f px", y)
	}
}

// Out of sight, what is asleep is not laid out again, and yet as high as if it were,
// in the other language, too.
func TestSleepersKeepTheirHeight(t *testing.T) {
	together(t)
	p := open(t, siteURL+"?lang=en", size(1280, 900))
	p.awake()
	for _, lang := range []string{"en", "zh-CN"} {
		p.until("all is settled in "+lang, `document.documentElement.dataset.settled && document.documentElement.lang === "`+lang+`"`, 40*time.Second)
		var heights []float64
		p.js(`new Promise((resolve) => setTimeout(resolve, 500)).then(() => {
			const height = () => document.documentElement.scrollHeight, sleepers = document.querySelectorAll("[data-asleep] > *").length;
			const settled = height();
			delete document.documentElement.dataset.settled;
			const all = height();
			document.documentElement.dataset.settled = "1";
			return [sleepers, settled, all];
		})`, &heights)
		if heights[0] < 3 || heights[1] != heights[2] {
			t.Errorf("%s: %.0f chapters are asleep, and the page is %.0f px high, laid out %.0f", lang, heights[0], heights[1], heights[2])
		}
		p.click("#lang")
	}
}
