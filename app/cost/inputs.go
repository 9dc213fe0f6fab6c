package cost

// ID names an input: its place in Inputs.
type ID uint8

// The inputs, in the order in which a visitor meets them.
const (
	// usage
	Calls ID = iota
	UserTokens
	OutputTokens
	CallsPerRequest
	BatchShare
	BatchDiscount
	// prompt
	PromptPrefix
	PromptCachedShare
	CacheWrite
	MinPrefix
	TunedPrefix
	TunedCachedShare
	RetrievedTokens
	// people and labels
	Examples
	LabelPrice
	Redundancy
	Wage
	TunedHours
	PromptHours
	RetrievalHours
	TunedEvaluation
	PromptEvaluation
	TunedUpkeep
	PromptUpkeep
	RetrievalUpkeep
	TunedOneOff
	// prices
	PromptPriceIn
	PromptPriceCached
	PromptPriceOut
	TunedPriceIn
	TunedPriceCached
	TunedPriceOut
	SmallerPriceIn
	SmallerPriceCached
	SmallerPriceOut
	// training
	TokensPerExample
	Epochs
	ValidationShare
	ValidationPasses
	Runs
	TrainingPrice
	TrainingFee
	OnGPU
	Weights
	FLOPPerToken
	GPUShare
	GPUPeak
	MFU
	GPUPrice
	GPUPower
	PUE
	GridIntensity
	// hosting and lifetime
	TunedHosting
	PromptHosting
	SmallerHosting
	LeastReplicas
	Throughput
	PeakLoad
	Storage
	RetrievalStorage
	Horizon
	Retires
	Discount
	// retraining
	RetrainEvery
	RetrainLabels
	RetrainRuns
	RetrainHours
	RetrainEvaluation
	InLumps
	// quality
	PromptAccuracy
	TunedAccuracy
	RetrievalAccuracy
	SmallerAccuracy
	ErrorPrice

	numInputs
)

// Group gathers inputs for the eye.
type Group uint8

const (
	Usage Group = iota
	Prompts
	PeopleAndLabels
	Prices
	TrainingRuns
	HostingAndLifetime
	Retraining
	Quality
	Groups
)

// Unit is what a number counts.
type Unit uint8

const (
	PerMonth Unit = iota // requests a month
	Tokens
	Count
	Factor
	Share // 0 … 1; of something else, more
	PerYear
	Hours
	HoursAMonth
	Months
	Billions
	GFLOP
	TFLOPS
	TokensPerSec
	KW
	KgPerKWh
	Switch // 0 or 1
	USD
	USDEach
	USDPerHour
	USDPerMonth
	USDPerMillion // tokens
)

// Money tells whether numbers of a unit are in a currency.
func (u Unit) Money() bool { return u >= USD }

// Input is one number that a visitor may set.
type Input struct {
	Key      string // in the page's address; the first six are as old as the page
	Group    Group
	Unit     Unit
	Arm      Arm     // whose it is; Arms: everybody's
	Min, Max float64 // of the slider; a typed number may lie outside
	Log      bool    // a step is a share of the value
	Most     float64 // the largest number that is taken at all
	// Unknown tells what it means that nobody knows this number.
	Unknown Meaning
	// Follows is the input that this one keeps its proportion to until it is set
	// itself; an input that follows none follows itself.
	Follows ID
}

// Meaning is what an unknown number means.
type Meaning uint8

const (
	NotOffered Meaning = iota // everybody knows it, if only roughly
	Unsure                    // the verdict is unknown where it counts
	None                      // there is none: a limit that does not bind, a sum that is not given
)

// Inputs are all numbers of the model, by ID.
var Inputs = func() [numInputs]Input {
	all := [numInputs]Input{
		Calls:           {Key: "calls", Group: Usage, Unit: PerMonth, Min: 1e3, Max: 1e8, Log: true, Most: 1e12},
		UserTokens:      {Key: "user", Group: Usage, Unit: Tokens, Max: 5000, Most: 1e7},
		OutputTokens:    {Key: "output", Group: Usage, Unit: Tokens, Max: 2000, Most: 1e6},
		CallsPerRequest: {Key: "tries", Group: Usage, Unit: Factor, Min: 1, Max: 10, Most: 1000},
		BatchShare:      {Key: "batched", Group: Usage, Unit: Share, Max: 1, Most: 1},
		BatchDiscount:   {Key: "discount", Group: Usage, Unit: Share, Max: 1, Most: 1},

		PromptPrefix:      {Key: "prefix", Group: Prompts, Unit: Tokens, Arm: Prompting, Max: 10_000, Most: 1e7},
		PromptCachedShare: {Key: "cached", Group: Prompts, Unit: Share, Arm: Prompting, Max: 1, Most: 1},
		CacheWrite:        {Key: "write", Group: Prompts, Unit: Factor, Max: 3, Most: 100},
		MinPrefix:         {Key: "least", Group: Prompts, Unit: Tokens, Max: 8192, Most: 1e7},
		TunedPrefix:       {Key: "short", Group: Prompts, Unit: Tokens, Arm: FineTuning, Max: 5000, Most: 1e7},
		TunedCachedShare:  {Key: "shortcached", Group: Prompts, Unit: Share, Arm: FineTuning, Max: 1, Most: 1},
		RetrievedTokens:   {Key: "passages", Group: Prompts, Unit: Tokens, Arm: WithRetrieval, Max: 10_000, Most: 1e7},

		Examples:         {Key: "examples", Group: PeopleAndLabels, Unit: Count, Arm: FineTuning, Min: 50, Max: 1e5, Log: true, Most: 1e9},
		LabelPrice:       {Key: "label", Group: PeopleAndLabels, Unit: USDEach, Arm: FineTuning, Min: .001, Max: 10, Log: true, Most: 1e4, Unknown: Unsure},
		Redundancy:       {Key: "twice", Group: PeopleAndLabels, Unit: Share, Arm: FineTuning, Max: 2, Most: 10},
		Wage:             {Key: "wage", Group: PeopleAndLabels, Unit: USDPerHour, Max: 200, Most: 1e4, Unknown: Unsure},
		TunedHours:       {Key: "hours", Group: PeopleAndLabels, Unit: Hours, Arm: FineTuning, Max: 400, Most: 1e6},
		PromptHours:      {Key: "prhours", Group: PeopleAndLabels, Unit: Hours, Arm: Prompting, Max: 400, Most: 1e6},
		RetrievalHours:   {Key: "raghours", Group: PeopleAndLabels, Unit: Hours, Arm: WithRetrieval, Max: 400, Most: 1e6},
		TunedEvaluation:  {Key: "eval", Group: PeopleAndLabels, Unit: USD, Arm: FineTuning, Max: 10_000, Most: 1e9},
		PromptEvaluation: {Key: "preval", Group: PeopleAndLabels, Unit: USD, Arm: Prompting, Max: 10_000, Most: 1e9},
		TunedUpkeep:      {Key: "upkeep", Group: PeopleAndLabels, Unit: HoursAMonth, Arm: FineTuning, Max: 80, Most: 1e5},
		PromptUpkeep:     {Key: "prupkeep", Group: PeopleAndLabels, Unit: HoursAMonth, Arm: Prompting, Max: 80, Most: 1e5},
		RetrievalUpkeep:  {Key: "ragupkeep", Group: PeopleAndLabels, Unit: HoursAMonth, Arm: WithRetrieval, Max: 80, Most: 1e5},
		TunedOneOff:      {Key: "oneoff", Group: PeopleAndLabels, Unit: USD, Arm: FineTuning, Max: 50_000, Most: 1e9, Unknown: None},

		PromptPriceIn:      {Key: "price", Group: Prices, Arm: Prompting, Min: .01, Max: 30},
		PromptPriceCached:  {Key: "prcached", Group: Prices, Arm: Prompting, Min: .001, Max: 30, Follows: PromptPriceIn},
		PromptPriceOut:     {Key: "prout", Group: Prices, Arm: Prompting, Min: .01, Max: 150, Follows: PromptPriceIn},
		TunedPriceIn:       {Key: "tuned", Group: Prices, Arm: FineTuning, Min: .01, Max: 30},
		TunedPriceCached:   {Key: "ftcached", Group: Prices, Arm: FineTuning, Min: .001, Max: 30, Follows: TunedPriceIn},
		TunedPriceOut:      {Key: "ftout", Group: Prices, Arm: FineTuning, Min: .01, Max: 150, Follows: TunedPriceIn},
		SmallerPriceIn:     {Key: "smin", Group: Prices, Arm: SmallerModel, Min: .01, Max: 30},
		SmallerPriceCached: {Key: "smcached", Group: Prices, Arm: SmallerModel, Min: .001, Max: 30, Follows: SmallerPriceIn},
		SmallerPriceOut:    {Key: "smout", Group: Prices, Arm: SmallerModel, Min: .01, Max: 150, Follows: SmallerPriceIn},

		TokensPerExample: {Key: "extokens", Group: TrainingRuns, Unit: Tokens, Arm: FineTuning, Min: 1, Max: 10_000, Log: true, Most: 1e7},
		Epochs:           {Key: "passes", Group: TrainingRuns, Unit: Count, Arm: FineTuning, Max: 20, Most: 1e4},
		ValidationShare:  {Key: "valid", Group: TrainingRuns, Unit: Share, Arm: FineTuning, Max: 1, Most: 1},
		ValidationPasses: {Key: "validpasses", Group: TrainingRuns, Unit: Count, Arm: FineTuning, Max: 20, Most: 1e4},
		Runs:             {Key: "runs", Group: TrainingRuns, Unit: Count, Arm: FineTuning, Max: 50, Most: 1e5},
		TrainingPrice:    {Key: "trprice", Group: Prices, Arm: FineTuning, Min: .1, Max: 100},
		TrainingFee:      {Key: "trfee", Group: Prices, Unit: USD, Arm: FineTuning, Max: 100, Most: 1e6},
		OnGPU:            {Key: "gpu", Group: TrainingRuns, Unit: Switch, Arm: FineTuning, Max: 1, Most: 1},
		Weights:          {Key: "weights", Group: TrainingRuns, Unit: Billions, Arm: FineTuning, Min: .1, Max: 1000, Log: true, Most: 1e6, Unknown: Unsure},
		FLOPPerToken:     {Key: "gflop", Group: TrainingRuns, Unit: GFLOP, Arm: FineTuning, Min: .1, Max: 2000, Log: true, Most: 1e9, Unknown: None},
		GPUShare:         {Key: "kappa", Group: TrainingRuns, Unit: Factor, Arm: FineTuning, Min: .5, Max: 1, Most: 10},
		GPUPeak:          {Key: "tflops", Group: TrainingRuns, Unit: TFLOPS, Arm: FineTuning, Min: 10, Max: 5000, Log: true, Most: 1e6, Unknown: Unsure},
		MFU:              {Key: "mfu", Group: TrainingRuns, Unit: Share, Arm: FineTuning, Min: .01, Max: 1, Most: 1, Unknown: Unsure},
		GPUPrice:         {Key: "gpuhour", Group: TrainingRuns, Unit: USDPerHour, Arm: FineTuning, Min: .1, Max: 20, Log: true, Most: 1e5, Unknown: Unsure},
		GPUPower:         {Key: "kw", Group: TrainingRuns, Unit: KW, Arm: FineTuning, Max: 2, Most: 1000, Unknown: Unsure},
		PUE:              {Key: "pue", Group: TrainingRuns, Unit: Factor, Arm: FineTuning, Min: 1, Max: 2, Most: 10, Unknown: Unsure},
		GridIntensity:    {Key: "grid", Group: TrainingRuns, Unit: KgPerKWh, Max: 1.2, Most: 10, Unknown: Unsure},

		TunedHosting:     {Key: "host", Group: HostingAndLifetime, Unit: USDPerHour, Arm: FineTuning, Max: 20, Most: 1e5, Unknown: Unsure},
		PromptHosting:    {Key: "prhost", Group: HostingAndLifetime, Unit: USDPerHour, Arm: Prompting, Max: 20, Most: 1e5, Unknown: Unsure},
		SmallerHosting:   {Key: "smhost", Group: HostingAndLifetime, Unit: USDPerHour, Arm: SmallerModel, Max: 20, Most: 1e5, Unknown: Unsure},
		LeastReplicas:    {Key: "replicas", Group: HostingAndLifetime, Unit: Count, Max: 20, Most: 1e5},
		Throughput:       {Key: "tps", Group: HostingAndLifetime, Unit: TokensPerSec, Min: 10, Max: 20_000, Log: true, Most: 1e7, Unknown: None},
		PeakLoad:         {Key: "peak", Group: HostingAndLifetime, Unit: Factor, Min: 1, Max: 10, Most: 1000},
		Storage:          {Key: "storage", Group: HostingAndLifetime, Unit: USDPerMonth, Arm: FineTuning, Max: 100, Most: 1e6},
		RetrievalStorage: {Key: "index", Group: HostingAndLifetime, Unit: USDPerMonth, Arm: WithRetrieval, Max: 1000, Most: 1e6},
		Horizon:          {Key: "months", Group: HostingAndLifetime, Unit: Months, Min: 1, Max: 60, Most: 600},
		Retires:          {Key: "retires", Group: HostingAndLifetime, Unit: Months, Max: 60, Most: 600, Unknown: None},
		Discount:         {Key: "npv", Group: HostingAndLifetime, Unit: PerYear, Max: .3, Most: 10},

		RetrainEvery:      {Key: "every", Group: Retraining, Unit: Months, Arm: FineTuning, Min: 1, Max: 24, Most: 600},
		RetrainLabels:     {Key: "relabel", Group: Retraining, Unit: Count, Arm: FineTuning, Max: 20_000, Most: 1e9, Follows: Examples},
		RetrainRuns:       {Key: "reruns", Group: Retraining, Unit: Count, Arm: FineTuning, Max: 20, Most: 1e5},
		RetrainHours:      {Key: "rehours", Group: Retraining, Unit: Hours, Arm: FineTuning, Max: 160, Most: 1e6},
		RetrainEvaluation: {Key: "reeval", Group: Retraining, Unit: USD, Arm: FineTuning, Max: 5000, Most: 1e9},
		InLumps:           {Key: "lumps", Group: Retraining, Unit: Switch, Max: 1, Most: 1},

		PromptAccuracy:    {Key: "pracc", Group: Quality, Arm: Prompting},
		TunedAccuracy:     {Key: "acc", Group: Quality, Arm: FineTuning},
		RetrievalAccuracy: {Key: "ragacc", Group: Quality, Arm: WithRetrieval},
		SmallerAccuracy:   {Key: "smacc", Group: Quality, Arm: SmallerModel},
		ErrorPrice:        {Key: "error", Group: Quality, Unit: USDEach, Min: 1e-4, Max: 100, Log: true, Most: 1e6, Unknown: Unsure},
	}
	for id := range all {
		in := &all[id]
		if in.Follows == 0 {
			in.Follows = ID(id)
		}
		switch {
		case in.Group == Prices && in.Unit == 0: // of models, all alike
			in.Unit, in.Log, in.Most, in.Unknown = USDPerMillion, true, 1e4, Unsure
		case in.Group == Quality && in.Unit == 0:
			in.Unit, in.Max, in.Most, in.Unknown = Share, 1, 1, Unsure
		}
	}
	for _, id := range shared {
		all[id].Arm = Arms
	}
	return all
}()

// shared are the inputs that say something of more than one way.
var shared = []ID{Calls, UserTokens, OutputTokens, CallsPerRequest, BatchShare, BatchDiscount, CacheWrite, MinPrefix, Wage,
	GridIntensity, LeastReplicas, PeakLoad, Throughput, Horizon, Retires, Discount, InLumps, ErrorPrice}

// Find returns the input with a key.
func Find(key string) (ID, bool) {
	for id, in := range Inputs {
		if in.Key == key {
			return ID(id), true
		}
	}
	return 0, false
}
