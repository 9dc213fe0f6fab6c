package prompt

import (
	"fmt"
	"testing"
)

// Words and numbers belong together in either order, in sentences and in lists.
func TestCalled(t *testing.T) {
	for text, want := range map[string]string{
		"high 22, low 12":                            "[22] [12]",
		"High 22°C low 12°C":                         "[22] [12]",
		"22 °C (high), 12 °C (low)":                  "[22] [12]",
		"22°C high 12°C low":                         "[22] [12]",
		"22 °C (high)":                               "[22] []",
		"12 to 22°C (low to high)":                   "[22] [12]",
		"22, 12 as high and low":                     "[22] [12]",
		"high and low: 22, 12":                       "[22] [12]",
		"high 22, 12 low":                            "[22] [12]",
		"22°C high, 12°C low, wind 3":                "[22] [12]",
		"On 30 Nov: high 22, low 12. Wind 3":         "[22] [12]",
		"today 12~22, high 22, low 12":               "[22] [12]",
		"The high, as measured, is 22.5; the low -3": "[22.5] [-3]",
		"The lowest is -18, the highest minus 9":     "[-9] [-18]",
		`{"city":"Oslo","high":-1,"low":-8}`:         "[-1] [-8]",
		"city|weather|high|low\nOslo|snowy|-1|-8":    "[-1] [-8]",
		"最低12°C，22°C最高":                              "[22] [12]",
		"22°C最高、12°C最低":                              "[22] [12]",
		"22°C（最高），12°C（最低）":                          "[22] [12]",
		"最高和最低：22，12":                                "[22] [12]",
		"今天北京晴天，最高22°C，最低零下3°C。":                     "[22] [-3]",
		"11月30日最高22，最低12，明天会更冷":                      "[22] [12]",
		"high": "[] []",
		"22":   "[] []",
		"":     "[] []",
	} {
		is := called(normal(text))
		if got := fmt.Sprint(is[Highest], " ", is[Lowest]); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}
