package cost

// Source says where a number comes from.
type Source struct {
	Name    string // "" for an assumption of ours
	Date    string // year-month-day
	Assumed bool
	// Secondary: that this price holds for a tuned model, or the price itself, was
	// read only in a copy of the provider's page.
	Secondary bool
}

var (
	genaiPrices = Source{Name: "genai-prices", Date: "2026-08-21"}
	tunedPrices = Source{Name: "genai-prices", Date: "2026-08-21", Secondary: true}
	openAI      = Source{Name: "OpenAI", Date: "2026-08-05"}
	alibaba     = Source{Name: "Alibaba", Date: "2026-03-16"}
	catwalk     = Source{Name: "charm.land/catwalk", Date: "2026-10-28"}
	awsList     = Source{Name: "AWS", Date: "2026-09-25", Secondary: true}
	together    = Source{Name: "Together", Date: "2026-11-24", Secondary: true}
	mistral     = Source{Name: "Mistral", Date: "2026-11-24", Secondary: true}
	assumed     = Source{Assumed: true, Date: "2026-11-24"}
)
