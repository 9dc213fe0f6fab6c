package corpus

// cities are those that the model knows in both languages; any other is copied.
var cities = [][2]string{
	{"北京", "beijing"}, {"上海", "shanghai"}, {"广州", "guangzhou"}, {"深圳", "shenzhen"}, {"天津", "tianjin"},
	{"重庆", "chongqing"}, {"成都", "chengdu"}, {"武汉", "wuhan"}, {"西安", "xian"}, {"南京", "nanjing"},
	{"杭州", "hangzhou"}, {"大连", "dalian"}, {"青岛", "qingdao"}, {"厦门", "xiamen"}, {"昆明", "kunming"},
	{"海口", "haikou"}, {"三亚", "sanya"}, {"拉萨", "lhasa"}, {"沈阳", "shenyang"}, {"长沙", "changsha"},
	{"哈尔滨", "harbin"}, {"香港", "hongkong"}, {"伦敦", "london"}, {"巴黎", "paris"}, {"东京", "tokyo"},
}
