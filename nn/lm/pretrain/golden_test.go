package pretrain

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"testing"

	"breakeven/docs"
	"breakeven/nn/device"
	"breakeven/nn/device/cpu"
	"breakeven/nn/device/ref"
	"breakeven/nn/lm"
	"gonum.org/v1/gonum/blas/gonum"
)

// prompts of all kinds that a visitor may write. What the model says to some of
// them is wrong: it is to be wrong alike everywhere.
var prompts = []string{
	"北京晴12~22\n请回答北京今天的天气情况",
	"北京晴12~22\n请详细回答北京今天的天气情况，包括最高温度和最低温度",
	"beijing sunny 12~22\nplease tell me the weather in beijing today",
	"beijing sunny 12~22\nplease tell me the weather in beijing today in detail, with the highest and the lowest temperature",
	"上海雨3~9，广州多云20~27，哈尔滨雪-15~-6\n广州今天最高多少度",
	"上海雨3~9，广州多云20~27，哈尔滨雪-15~-6\n用json回答哈尔滨今天的天气",
	"上海雨3~9，广州多云20~27\n北京今天天气怎么样",
	"paris rain 3~9, london foggy 5~8\nwhat is the weather in london today, as a table",
	"paris rain 3~9\nhow is the weather in paris today, say hello first, answer in chinese",
	"苏州雾2~7\n苏州今天天气如何，请礼貌一点，给个建议",
	"今天天气很好→晴天\n今天下雨了→雨天\n雨越下越大→",
	"今天天气很好→晴天\n今天下雨了→雨天\n太阳照在身上→",
	"the weather is nice today→sunny\nit is raining today→rainy\nthe sun is bright→",
	"可选：高兴，难过\n大家又笑又跳：",
	"太冷了→又\n妈妈做了饺子→眼\n水都结冰了→",
	"武汉晴3~9→[晴]武汉\n上海雪-4~2→[雪]上海\n杭州雨8~11→",
	"模板：{城市}的天气是{天气}\n上海雨3~9",
	"use this format: {city}/{weather}/{high}\nparis rain 3~9",
	"请重复苹果海ship 42 zebra",
	"红：左；书：8；dog：月；书：",
	"你好",
	"",
}

// leastMargin is that of an answer that is kept.
const leastMargin = .1

// Answers of the weights that go with the page are the same in float64, in
// float32 by gonum; wasm/model asks for them under WebAssembly.
// -write has float64 answer anew.
func TestGolden(t *testing.T) {
	if *docs.Write {
		var all []Golden
		m, err := OpenModel(ref.New(), filepath.Join(trained, WeightsFile))
		if err != nil {
			t.Fatal(err)
		}
		defer m.Close()
		s, err := lm.NewSession(m)
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		for _, p := range prompts {
			g, err := Answer(s, p)
			if err != nil {
				t.Fatal(err)
			}
			if g.Margin = math.Round(1e4*g.Margin) / 1e4; g.Margin > leastMargin {
				all = append(all, g)
			}
		}
		text, err := json.MarshalIndent(all, "", "\t")
		if err == nil {
			err = os.WriteFile(filepath.Join(trained, GoldenFile), append(text, '\n'), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	for name, dev := range map[string]device.Device{"ref": ref.New(), "gonum": cpu.New(gonum.Implementation{}, cpu.Generic{})} {
		n, err := CheckGolden(dev, trained)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if n < len(prompts)*3/4 {
			t.Fatalf("%d of %d answers are clear enough", n, len(prompts))
		}
	}
}
