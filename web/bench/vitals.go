package main

import (
	"context"
	"fmt"

	"breakeven/web/vitals"
)

// answersAndStart measures how soon the page is there and how quickly it
// answers; medians of the rounds.
func answersAndStart(ctx context.Context, url string) error {
	var cold, coldPaint, cached, cachedPaint, answers, drag, seen, away []float64
	for range rounds {
		first, again, err := vitals.Load(context.Background(), url+"/")
		if err != nil {
			return err
		}
		coldPaint, cold = append(coldPaint, first.Paint), append(cold, first.Usable)
		cachedPaint, cached = append(cachedPaint, again.Paint), append(cached, again.Usable)
		ms, err := vitals.Answers(ctx, url+"/")
		if err != nil {
			return err
		}
		answers = append(answers, ms[len(ms)*95/100])
		frames, err := vitals.Drag(ctx, url+"/")
		if err != nil {
			return err
		}
		drag = append(drag, frames[len(frames)*95/100])
		s, ok, err := vitals.Stage(ctx, url+"/")
		if err != nil {
			return err
		}
		if ok {
			seen, away = append(seen, s.Seen/s.None), append(away, s.Away/s.None)
		}
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
		{"next paint after a click or key at full speed, 95 of 100", answers, vitals.Interaction},
		{"scripts in a frame while a slider of Cost is dragged, all charts in sight, 95 of 100", drag, vitals.DragFrame},
	} {
		fmt.Printf("| %s | %.0f ms | %.0f ms |\n", r.what, median(r.ms), r.most)
		if m := median(r.ms); m > r.most {
			missed = append(missed, fmt.Sprintf("%s: %.0f ms, must be %.0f", r.what, m, r.most))
		}
	}
	if len(seen) > 0 {
		fmt.Printf("| training's speed beside the stage | %.0f %% | %.0f %% |\n| the same, the stage out of sight | %.0f %% | %.0f %% |\n",
			100*median(seen), 100*vitals.StageSeen, 100*median(away), 100*vitals.StageAway)
		bar("training's speed beside the stage", median(seen), vitals.StageSeen)
		bar("training's speed, the stage out of sight", median(away), vitals.StageAway)
	}
	fmt.Println()
	return nil
}
