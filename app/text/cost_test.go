package text

import "testing"

func TestMoney(t *testing.T) {
	for _, tt := range []struct {
		x           float64
		want, short string
	}{
		{0, "$0", "$0"}, {12, "$12", "$12"}, {12.3, "$12.30", "$12.3"}, {1234.5, "$1,235", "$1.2345k"}, {-5000, "−$5,000", "−$5k"}, {0.0008362, "$0.000836", "$0.0008362"},
		{0.9, "$0.90", "$0.9"}, {99.4, "$99.40", "$99.4"}, {1e6, "$1,000,000", "$1M"}, {2.5e9, "$2.5B", "$2.5B"}, {1e-30, "$0", "$1e-30"},
	} {
		if got := Money(tt.x); got != tt.want {
			t.Errorf("Money(%v) = %s, want %s", tt.x, got, tt.want)
		}
		if got := MoneyShort(tt.x); got != tt.short {
			t.Errorf("MoneyShort(%v) = %s, want %s", tt.x, got, tt.short)
		}
	}
}
