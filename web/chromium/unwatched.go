package chromium

import (
	"context"

	"github.com/chromedp/cdproto/css"
	"github.com/chromedp/cdproto/dom"
	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// Unwatched has the browser stop telling chromedp of every change of the
// document: on two cores that took a tenth of the speed that is measured.
// Afterwards no element can be found by selector.
var Unwatched = chromedp.ActionFunc(func(ctx context.Context) error {
	for _, stop := range []interface{ Do(context.Context) error }{css.Disable(), dom.Disable(), network.Disable(), cdplog.Disable()} {
		if err := stop.Do(ctx); err != nil {
			return err
		}
	}
	return nil
})
