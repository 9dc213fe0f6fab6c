package corpus

// class is what sentences are sorted into.
type class struct {
	name   [2]string   // its natural label: Chinese, English
	taught [2][]string // what sentences of it say
	kept   [2][]string // the same, for evaluation alone
}

// classes hold sentences that take a time and a place: 今天 · 山上 · 阳光明媚,
// the sun is out · in the hills · today.
var classes = []class{
	{
		name: [2]string{"晴天", "sunny"},
		taught: [2][]string{
			{"天气很好", "阳光明媚", "阳光灿烂", "万里无云", "天很蓝", "太阳出来了", "太阳很大", "晴空万里", "艳阳高照", "到处都是阳光", "天空很晴朗", "太阳很好", "阳光照进屋里", "天气晴朗", "一片云也没有", "太阳晒得很暖", "可以晒太阳了"},
			{"the weather is nice", "the sun is shining", "the sun is out", "the sky is blue", "there is not a cloud in the sky", "we have bright sun", "it is bright and clear", "it is a fine day", "the sky is clear", "the sun shines all day", "bright sun everywhere", "there are no clouds", "the sun is warm", "we sit in the sun"},
		},
		kept: [2][]string{
			{"阳光真好", "天空蓝蓝的", "太阳照在身上", "出大太阳了", "天空真蓝", "阳光很暖", "太阳照着大家", "又出太阳了", "到处有阳光", "太阳很亮", "天晴了", "满天阳光"},
			{"the sun is bright", "the sky is bright and blue", "we see the sun", "the sky is so blue", "we play in the sun", "the sun is here again", "it is nice and sunny", "the day is bright and clear", "clear sky everywhere", "we walk in the sun", "a clear blue sky", "the sun is strong"},
		},
	},
	{
		name: [2]string{"雨天", "rainy"},
		taught: [2][]string{
			{"下雨了", "下大雨了", "下着小雨", "雨下个不停", "雨很大", "一直在下雨", "要打伞", "地上都是雨水", "衣服被雨淋湿了", "细雨绵绵", "雨还没停", "雨又大了", "下起雨来了", "要带雨伞", "下了一天的雨", "大雨下了很久", "雨水很多"},
			{"it is raining", "it rains", "the rain does not stop", "we need an umbrella", "the streets are wet", "it is a wet day", "the rain is heavy", "a light rain is falling", "my coat is wet from the rain", "rain is coming", "it rained all day", "we walk in the rain", "take an umbrella", "the rain is back again"},
		},
		kept: [2][]string{
			{"雨越下越大", "在下大雨", "还在下雨", "路上都是雨水", "出门忘了带伞", "下起了小雨", "雨点很大", "打着伞走路", "雨还在下", "雨声很大", "又下起雨来", "雨下得很大"},
			{"heavy rain is falling", "the rain is falling", "the rain is here again", "we are wet from the rain", "rain is falling on the roofs", "everyone has an umbrella", "we drive in the rain", "rain is everywhere", "the rain does not end", "a heavy rain", "the streets are full of rain", "we hear the rain"},
		},
	},
	{
		name: [2]string{"雪天", "snowy"},
		taught: [2][]string{
			{"下雪了", "下大雪了", "雪花飘飘", "到处是白雪", "雪下得很厚", "路上有积雪", "孩子们堆雪人", "大雪纷飞", "屋顶都白了", "一片雪白", "雪花很大", "去玩雪了", "又有雪了", "雪还在下"},
			{"it is snowing", "snow is falling", "there is deep snow", "snow lies on the roofs", "the children make a snowman", "everything is white with snow", "the snow is heavy", "the first snow fell", "we play in the snow", "the streets are full of snow", "more snow is coming"},
		},
		kept: [2][]string{{"雪越下越大", "飘起了雪花", "可以堆雪人了"}, {"heavy snow covers the road", "the roofs are white with snow", "we make a snowman"}},
	},
	{
		name: [2]string{"大风", "windy"},
		taught: [2][]string{
			{"风很大", "刮大风了", "刮着北风", "风吹个不停", "树被风吹倒了", "帽子被吹跑了", "狂风大作", "风呼呼地吹", "风大得站不稳", "北风很冷很大", "风又来了", "大风吹来", "伞被吹坏了"},
			{"it is very windy", "the wind is strong", "a strong wind blows", "the wind took my hat", "the wind does not stop", "trees fell in the wind", "the north wind blows", "it blows hard", "the wind is back again", "wind blows from the sea", "the strong wind is here"},
		},
		kept: [2][]string{{"风越刮越大", "北风吹得很响", "风把伞吹跑了"}, {"the wind blows hard", "a strong north wind blows"}},
	},
	{
		name: [2]string{"雾天", "foggy"},
		taught: [2][]string{
			{"雾很大", "起雾了", "大雾弥漫", "什么都看不清", "到处是雾", "能见度很低", "白茫茫的雾", "雾还没散", "雾里看不见路", "雾很浓", "大雾来了", "路上有雾", "雾又来了"},
			{"there is thick fog", "the fog is thick", "we can see nothing in the fog", "fog covers the road", "the fog does not lift", "it is very foggy", "we cannot see far", "fog lies over the river", "fog is everywhere", "the road is lost in the fog", "we drive slowly in the fog"},
		},
		kept: [2][]string{{"又起大雾了", "雾大得看不清路", "雾越来越浓"}, {"thick fog covers everything", "we cannot see the road in the fog"}},
	},
	{
		name: [2]string{"多云", "cloudy"},
		taught: [2][]string{
			{"云很多", "天上有很多云", "没有阳光", "太阳躲在云后面", "乌云很厚", "天色阴沉", "云层很厚", "看不见太阳", "天空灰灰的", "都是云", "云挡住了天空", "阴沉沉的", "云越来越多"},
			{"there are many clouds", "the sky is gray", "clouds cover the sky", "the sun is behind the clouds", "there is no sun", "it is gray and cloudy", "the clouds are low", "it is a gray day", "the sky is full of gray", "clouds are everywhere", "dark clouds are coming"},
		},
		kept: [2][]string{{"满天乌云", "太阳被云挡住了", "天色很阴"}, {"gray clouds cover the sun", "the sky is full of clouds"}},
	},
	{
		name: [2]string{"炎热", "hot"},
		taught: [2][]string{
			{"太热了", "热死了", "热得出汗", "像在火炉里", "热得睡不着", "非常炎热", "热浪来了", "热得不想动", "要开空调", "热极了", "真热", "满头大汗", "热得吃不下"},
			{"it is very hot", "it is too hot", "we sweat in the heat", "the heat is terrible", "it is too hot to sleep", "the air is like fire", "a heat wave is here", "everyone wants ice", "it is terribly warm", "the heat is here", "it is hot again"},
		},
		kept: [2][]string{{"天热得很", "热得大汗直流", "热得受不了"}, {"it is terribly hot", "the heat does not stop"}},
	},
	{
		name: [2]string{"寒冷", "cold"},
		taught: [2][]string{
			{"太冷了", "冷死了", "冷得发抖", "水都结冰了", "手都冻僵了", "非常寒冷", "寒潮来了", "要穿厚衣服", "冻得耳朵疼", "冷极了", "真冷", "河里都是冰", "冷得不想出门"},
			{"it is very cold", "it is too cold", "my hands are frozen", "the water turned to ice", "we need warm coats", "it is freezing", "the air is icy", "a cold wave is here", "we are so cold", "ice is on the river", "my feet are frozen"},
		},
		kept: [2][]string{{"冷得站不稳", "冷得受不了", "河水结冰了"}, {"it is terribly cold", "the river is frozen"}},
	},
	{
		name: [2]string{"雷雨", "stormy"},
		taught: [2][]string{
			{"打雷了", "电闪雷鸣", "雷声很响", "闪电划过天空", "雷雨交加", "雷声不断", "一道闪电", "暴风雨来了", "又打雷又闪电", "雷响个不停", "闪电很多", "雷声很大", "天空有闪电"},
			{"there is thunder", "we hear thunder", "lightning lights the sky", "a storm is coming", "thunder and lightning everywhere", "the thunder is loud", "lightning hit a tree", "the storm is over us", "loud thunder all night", "we see lightning", "thunder is coming"},
		},
		kept: [2][]string{{"雷声响个不停", "天空电光闪闪", "闪电很亮"}, {"we hear a loud storm", "lightning is everywhere"}},
	},
	{
		name: [2]string{"高兴", "happy"},
		taught: [2][]string{
			{"我很高兴", "真开心", "大家都笑了", "心情很好", "我太幸福了", "他笑得很甜", "我们赢了", "真是好消息", "孩子们又唱又跳", "一切都很顺利", "开心极了", "我真高兴", "又说又笑"},
			{"i am so happy", "we are glad", "everyone laughed", "this is great news", "i feel wonderful", "she smiled all day", "we won", "i love this", "what a lovely time", "everyone smiled", "i feel good", "we are very happy"},
		},
		kept: [2][]string{{"我们都很开心", "大家又笑又跳", "我的心情真好"}, {"everyone is happy", "i feel so glad"}},
	},
	{
		name: [2]string{"难过", "sad"},
		taught: [2][]string{
			{"我很难过", "真伤心", "他哭了", "心情很糟", "我失望极了", "眼泪流下来了", "我们输了", "真是坏消息", "她一句话也不说", "我很想念你", "伤心得哭了", "心情很坏", "我真难过"},
			{"i am so sad", "he cried", "she is in tears", "this is bad news", "i feel terrible", "we lost", "i miss you", "my heart is broken", "nothing went well", "we are sad", "i feel bad", "everyone cried"},
		},
		kept: [2][]string{{"我伤心极了", "她难过得哭了", "大家都哭了"}, {"everyone is sad", "i feel so sad"}},
	},
	{
		name: [2]string{"美食", "food"},
		taught: [2][]string{
			{"面条很好吃", "我们吃了火锅", "妈妈做了饺子", "蛋糕很甜", "汤很鲜", "晚饭很丰盛", "我想吃烤鸭", "米饭煮好了", "水果很新鲜", "他做的菜很香", "饺子很香", "面条煮好了", "烤鸭很好吃", "大家一起吃饭"},
			{"the noodles taste good", "we ate hot soup", "mother made cake", "the cake is sweet", "dinner is ready", "i want to eat fish", "we cook rice and eggs", "the fruit is fresh", "breakfast was good", "the fish tastes good", "we ate fruit", "the soup is hot"},
		},
		kept: [2][]string{{"饺子真好吃", "妈妈煮了面条", "我们吃了烤鸭"}, {"the soup tastes good", "we ate fresh fish"}},
	},
	{
		name: [2]string{"运动", "sports"},
		taught: [2][]string{
			{"我们去踢足球", "他跑了十公里", "大家在打篮球", "她游泳游得很快", "比赛很精彩", "我在练习跑步", "球队得了冠军", "他们打乒乓球", "我每天锻炼", "足球很好玩", "练习打篮球", "我们去游泳", "我们去比赛"},
			{"we play football", "he ran ten miles", "they play basketball", "she swims fast", "the match was exciting", "our team won the cup", "i train every day", "he scored a goal", "the team trains", "we won the match", "she runs fast"},
		},
		kept: [2][]string{{"他们去打篮球", "我们踢足球比赛", "我们练习游泳"}, {"our team scored a goal", "they train fast"}},
	},
	{
		name: [2]string{"旅行", "travel"},
		taught: [2][]string{
			{"我们坐飞机去玩", "火车票买好了", "酒店很舒服", "我们参观了古城", "行李收拾好了", "导游很热情", "我拍了很多照片", "景色很美", "我们去海边度假", "坐火车去玩", "古城很美", "我们去度假", "酒店很大"},
			{"we fly to the sea", "i bought a train ticket", "the hotel is nice", "we visit an old town", "my bag is packed", "the guide was friendly", "we took many photos", "our holiday begins", "the old hotel", "our train is here", "the ticket is in my bag"},
		},
		kept: [2][]string{{"酒店订好了", "我们坐火车去度假", "海边的景色很好"}, {"we visit an old hotel", "our train ticket is here"}},
	},
}

// What stands around a sentence: in Chinese time, place, sentence, tail; in
// English sentence, place, time, tail.
var (
	times = [2][]string{
		{"今天", "昨天", "今早", "今晚", "早上", "中午", "下午", "傍晚", "昨晚", "现在", "这几天", "周末", "上周"},
		{"today", "yesterday", "this morning", "tonight", "this afternoon", "this evening", "now", "this week", "at noon", "last night", "on sunday"},
	}
	places = [2][]string{
		{"外面", "这里", "山上", "城里", "路上", "家里", "学校", "海边", "村里", "公园里", "我家", "那边"},
		{"outside", "here", "in the hills", "in the city", "on the road", "at home", "at school", "by the sea", "in the village", "in the park", "over there"},
	}
	tails = [2][]string{{"。", "！", "啊", "呢", "，真的", "，是吧"}, {".", "!", ", really", ", you know"}}
)

// listForms announce the labels to choose from: before, between, behind them.
var listForms = [2][][3]string{
	{{"标签：", "、", "\n"}, {"标签：", "，", "。"}, {"从", "、", "中选一个\n"}, {"选项：", "/", "\n"}, {"分类：", "或", "\n"}, {"类别：", "、", "。"}, {"可选：", "，", "\n"}, {"判断是", "还是", "：\n"}},
	{{"labels: ", ", ", "\n"}, {"choose ", " or ", "\n"}, {"options: ", " / ", "\n"}, {"one of: ", ", ", ". "}, {"classes: ", "; ", "\n"}, {"is it ", " or ", "?\n"}},
}
