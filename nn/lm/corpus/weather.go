package corpus

// weather is a kind of weather as answers write it, as notes abbreviate it, and
// what to do about it.
type weather struct{ long, short, advice [2]string } // Chinese, English

// weathers are those that the model knows in both languages; any other is
// copied.
var weathers = []weather{
	{[2]string{"晴天", "sunny"}, [2]string{"晴", "sun"}, [2]string{"注意防晒", "wear a hat"}},
	{[2]string{"雨天", "rainy"}, [2]string{"雨", "rain"}, [2]string{"记得带伞", "take an umbrella"}},
	{[2]string{"雪天", "snowy"}, [2]string{"雪", "snow"}, [2]string{"小心路滑", "mind the ice"}},
	{[2]string{"多云", "cloudy"}, [2]string{"云", "clouds"}, [2]string{"适合散步", "go for a walk"}},
	{[2]string{"阴天", "overcast"}, [2]string{"阴", "gray"}, [2]string{"带件外套", "bring a jacket"}},
	{[2]string{"大风", "windy"}, [2]string{"风", "wind"}, [2]string{"关好门窗", "close the windows"}},
	{[2]string{"雾天", "foggy"}, [2]string{"雾", "fog"}, [2]string{"慢点开车", "drive slowly"}},
	{[2]string{"雷雨", "stormy"}, [2]string{"雷", "storm"}, [2]string{"待在室内", "stay inside"}},
	{[2]string{"沙尘", "dusty"}, [2]string{"沙", "dust"}, [2]string{"戴好口罩", "wear a mask"}},
	{[2]string{"雾霾", "hazy"}, [2]string{"霾", "haze"}, [2]string{"少开窗户", "use a filter"}},
}

// anyAdvice is what to do about a weather that is none of them.
var anyAdvice = [2]string{"多加小心", "take care"}

// days are those a question asks about. An answer repeats the question's; where
// it names none, the first.
var days = [][2]string{
	{"今天", "today"}, {"明天", "tomorrow"}, {"后天", "the day after tomorrow"}, {"今晚", "tonight"}, {"周末", "this weekend"},
}
