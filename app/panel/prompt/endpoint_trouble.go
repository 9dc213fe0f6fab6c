package prompt

import (
	"strings"

	"breakeven/app/text"
)

// troubles are the words of endpoint.js for what is wrong, and those of limit.
var troubles = map[string]text.Sentence{
	"no-url": text.EndpointNoURL, "bad-url": text.EndpointBadURL, "insecure": text.EndpointInsecure,
	"no-model": text.EndpointNoModel, "bad-key": text.EndpointBadKey,
	"offline": text.EndpointOffline, "permission": text.EndpointPermission, "cors": text.EndpointCORS,
	"unreachable": text.EndpointNoReach, "redirect": text.EndpointRedirect,
	"silent": text.EndpointSilent, "late": text.EndpointLate, "endless": text.EndpointEndless, "cut": text.EndpointCut,
	"garbage": text.EndpointGarbage, "empty": text.EndpointEmpty, "spent": text.EndpointSpent, "reported": text.EndpointReported,
	"no-price": text.EndpointMostNone,
}

// statuses are HTTP's.
var statuses = map[int]text.Sentence{
	400: text.EndpointBad, 401: text.EndpointWrongKey, 402: text.EndpointNoMoney, 403: text.EndpointForbidden,
	404: text.EndpointNotFound, 413: text.EndpointBad, 422: text.EndpointBad, 429: text.EndpointTooMany,
}

// sentence returns the one for a trouble.
func (t *Trouble) sentence(keyed bool) text.Sentence {
	switch {
	case t.Why == "status" && t.Status == 401 && !keyed:
		return text.EndpointWantsKey
	case t.Why == "status" && t.Status == 429 && t.Seconds > 0:
		return text.EndpointTooSoon
	case t.Why == "status" && t.Status >= 500 && t.Seconds > 0:
		return text.EndpointBusy
	case t.Why == "status" && t.Status >= 500:
		return text.EndpointBroken
	case t.Why == "cors" && t.Local:
		return text.EndpointCORSHere
	case t.Why == "unreachable" && t.Local:
		return text.EndpointNoReachHere
	}
	if s, ok := troubles[t.Why]; ok {
		return s
	}
	if s, ok := statuses[t.Status]; ok {
		return s
	}
	return text.EndpointOther
}

// say puts a trouble into words: what happened, and what to do.
func (r *Remote) say(l text.Lang, t *Trouble, question string) string {
	switch t.Why {
	case "most":
		return text.EndpointMostBad.In(l, text.Int(maxMost))
	case "little":
		in, _, _ := r.prices()
		return text.EndpointMostLittle.In(l, text.Money(inputCost(question, in)))
	}
	said := t.sentence(r.Keyed).In(l)
	if strings.Contains(said, "%") {
		said = t.sentence(r.Keyed).In(l, t.Host, r.Origin, t.Seconds, t.Status)
	}
	if t.Detail != "" {
		said += text.EndpointSays.In(l, t.Detail)
	}
	return said
}
