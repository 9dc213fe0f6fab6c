package pagetest

import (
	"context"
	"encoding/json"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// The page works in Firefox, with WebGL and WebGPU switched off: it trains,
// and recognises what is drawn. An endpoint is asked as in Chromium.
func TestFirefox(t *testing.T) {
	together(t)
	firefox, err := exec.LookPath("firefox-esr")
	if err != nil {
		mayNotSkip(t, "no Firefox: run make tools")
	}
	if _, err := exec.LookPath("node"); err != nil {
		mayNotSkip(t, "no node: run make tools")
	}
	ctx, cancel := context.WithTimeout(context.Background(), 6*time.Minute)
	defer cancel()
	command := exec.CommandContext(ctx, "node", "firefox.mjs", firefox, siteURL, newEndpoint(t).URL+"/good/v1")
	command.Dir = filepath.Join("tools")
	out, err := command.Output()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	var got struct {
		Version, Device, Answer, Said, Failed string
		Accuracy                              []float64
		Notes, Complaints                     []string
		Wide                                  int
	}
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	t.Logf("%s on %s: accuracy %.3f", got.Version, got.Device, got.Accuracy)
	if got.Failed != "" {
		t.Fatalf("%s\n%q", got.Failed, got.Complaints)
	}
	if got.Accuracy[len(got.Accuracy)-1] <= got.Accuracy[0] {
		t.Errorf("the accuracy does not rise: %.3f", got.Accuracy)
	}
	if got.Answer != "7" {
		t.Errorf("a drawn 7 is taken for %q", got.Answer)
	}
	if !strings.Contains(got.Said, "22 °C <b>warm</b>") {
		t.Errorf("asked, the endpoint said: %q", got.Said)
	}
	t.Logf("it notes: %q", got.Notes)
	if len(got.Complaints) > 0 || got.Wide > 0 {
		t.Errorf("it complains: %q; too wide by %d px", got.Complaints, got.Wide)
	}
}
