package main

import (
	"context"
	"fmt"
	"os"
	"slices"

	"breakeven/web/chromium"
	"breakeven/web/vitals"
)

// answersAndStart measures how soon the page is there and how quickly it
// answers; medians of the rounds.
func answersAndStart(ctx context.Context, url string) error {
	var cold, coldPaint, cached, cachedPaint, costs, answers, pauses, gpuPauses, tasks, drag, seen, away, begins []float64
	for range rounds {
		first, again, err := vitals.Load(context.Background(), url+"/?lang=en", "step")
		if err != nil {
			return err
		}
		embedded, _, err := vitals.Load(context.Background(), url+"/?lang=en&chapter=cost&embed=1", "cost-calls")
		if err != nil {
			return err
		}
		costs = append(costs, embedded.Usable)
		coldPaint, cold = append(coldPaint, first.Paint), append(cold, first.Usable)
		cachedPaint, cached = append(cachedPaint, again.Paint), append(cached, again.Usable)
		ms, err := vitals.Answers(ctx, url+"/")
		if err != nil {
			return err
		}
		answers = append(answers, vitals.Worst95(ms))
		paused, err := vitals.Pauses(ctx, url+"/", "auto", 50)
		if err != nil {
			return err
		}
		pauses = append(pauses, vitals.Worst95(paused))
		onGPU, err := pausesOnGPU(url)
		if err != nil {
			return err
		}
		gpuPauses = append(gpuPauses, vitals.Worst95(onGPU))
		long, err := vitals.Tasks(ctx, url+"/")
		if err != nil {
			return err
		}
		tasks = append(tasks, slices.Max(append(long, 0)))
		frames, err := vitals.Drag(ctx, url+"/")
		if err != nil {
			return err
		}
		drag = append(drag, vitals.Worst95(frames))
		s, ok, err := vitals.Stage(ctx, url+"/")
		if err != nil {
			return err
		}
		if ok {
			seen, away, begins = append(seen, s.Seen/s.None), append(away, s.Away/s.None), append(begins, s.Begins)
		}
		fmt.Fprintf(os.Stderr, "there after %.0f and %.0f ms, usable after %.0f and %.0f ms, Cost alone after %.0f; %.0f ms to the next paint, %.0f ms to a pause, %.0f on WebGPU; tasks over 50 ms: %.0f ms; beside the stage %.0f steps a second, out of its sight %.0f, without it %.0f; the stage begins in %.0f ms\n",
			first.Paint, again.Paint, first.Usable, again.Usable, embedded.Usable, vitals.Worst95(ms), vitals.Worst95(paused), vitals.Worst95(onGPU), long, s.Seen, s.Away, s.None, s.Begins)
	}
	fmt.Printf("The page over loopback, compressed; median of %d rounds:\n\n| | | bar |\n|---|---|---|\n", rounds)
	for _, r := range []struct {
		what string
		ms   []float64
		most float64
	}{
		{"first contentful paint, nothing cached", coldPaint, vitals.FirstPaint},
		{"first contentful paint, from cache", cachedPaint, vitals.FirstPaint},
		{"Train can train, nothing cached", cold, vitals.UsableCold},
		{"Train can train, from cache", cached, vitals.UsableCached},
		{"Cost's sliders slide, embedded, nothing cached", costs, vitals.CostCold},
		{"next paint after a click or key at full speed, 95 of 100", answers, vitals.Interaction},
		{"pause acknowledged at full speed, 95 of 100", pauses, vitals.Pause},
		{"the same on WebGPU, software adapter", gpuPauses, vitals.Pause},
		{"longest task of the main thread in 20 s of training; 0: none over 50 ms", tasks, vitals.Task},
		{"scripts in a frame while a slider of Cost is dragged, all charts in sight, 95 of 100", drag, vitals.DragFrame},
	} {
		fmt.Printf("| %s | %.0f ms | %.0f ms |\n", r.what, median(r.ms), r.most)
		if m := median(r.ms); m > r.most {
			missed = append(missed, fmt.Sprintf("%s: %.0f ms, must be %.0f", r.what, m, r.most))
		}
	}
	if len(seen) > 0 {
		fmt.Printf("| the stage, from its frame to its first picture, beside the training | %.0f ms | |\n", median(begins))
		fmt.Printf("| training's speed beside the stage | %.0f %% | %.0f %% |\n| the same, the stage out of sight | %.0f %% | %.0f %% |\n",
			100*median(seen), 100*vitals.StageSeen, 100*median(away), 100*vitals.StageAway)
		bar("training's speed beside the stage", median(seen), vitals.StageSeen)
		bar("training's speed, the stage out of sight", median(away), vitals.StageAway)
	}
	// In a browser of its own: in this one another process has worked more. Once: no
	// other work on the machine changes it.
	alone, end, err := chromium.New(context.Background())
	if err != nil {
		return err
	}
	defer end()
	before, after, err := vitals.Memories(alone, url+"/")
	if err != nil {
		return err
	}
	for _, r := range []struct {
		what                string
		before, after, most float64
	}{
		{"JavaScript after two minutes of training", before.Heap, after.Heap, before.Heap + vitals.HeapGrowth},
		{"page and worker after two minutes of training", before.Renderer, after.Renderer, before.Renderer*(1+vitals.RendererShare) + vitals.RendererGrowth},
	} {
		fmt.Printf("| %s | %.1f → %.1f MB | %.1f MB |\n", r.what, r.before, r.after, r.most)
		if r.after > r.most {
			missed = append(missed, fmt.Sprintf("%s: %.1f MB, must be %.1f", r.what, r.after, r.most))
		}
	}
	fmt.Println()
	return nil
}

// pausesOnGPU pauses the page where the browser has WebGPU, if only in software.
func pausesOnGPU(url string) ([]float64, error) {
	ctx, end, err := chromium.New(context.Background(), chromium.WebGPU...)
	if err != nil {
		return nil, err
	}
	defer end()
	return vitals.Pauses(ctx, url+"/", "webgpu", 50)
}
