package cost

import "breakeven/app/panel/widget"

// shelf holds the scenarios from one visit to the next.
type shelf interface {
	read() []byte
	write([]byte) bool // false: the browser does not keep it
	lasts() bool       // what is written outlives the page
}

// browserShelf is the shelf in the browser's storage for this page.
type browserShelf struct{}

const shelfName = "scenarios"

func (browserShelf) read() []byte { return []byte(widget.Stored(shelfName)) }

func (browserShelf) write(file []byte) bool { return widget.Store(shelfName, string(file)) }

func (browserShelf) lasts() bool { return widget.StorageLasts() }
