package spell

import "testing"

func TestNearest(t *testing.T) {
	names := []string{"hidden", "hide", "seed", "城市", "lr", "speed"}
	for name, want := range map[string]string{
		"hiden": "hidden", "HIDE": "hide", "sede": "seed", "城是": "城市", "rl": "", "zzz": "", "": "", "speeed": "speed",
	} {
		if got := Nearest(name, names); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

func FuzzNearest(f *testing.F) {
	f.Add("hiden", "hidden")
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a) > 200 || len(b) > 200 {
			return
		}
		if got := Nearest(a, []string{b}); got != "" && got != b {
			t.Errorf("%q is none of the names", got)
		}
		if got := Nearest(b, []string{a, b}); got != b && got != a {
			t.Errorf("%q is not found among names that hold it: %q", b, got)
		}
	})
}

func TestDistance(t *testing.T) {
	for in, want := range map[[2]string]int{{"", "abc"}: 3, {"abc", "abc"}: 0, {"day", "dya"}: 1, {"kitten", "sitting"}: 3, {"城市", "城"}: 1} {
		if got := distance([]rune(in[0]), []rune(in[1])); got != want {
			t.Errorf("%q to %q: %d, want %d", in[0], in[1], got, want)
		}
	}
}
