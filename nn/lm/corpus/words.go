package corpus

// plain are words without a part in the weather: keys, values, labels, glue
// between fields. The model learns to put any of them anywhere.
var plain = [2]string{
	`苹果 香蕉 西瓜 葡萄 橙子 桃子 土豆 白菜 萝卜 面包 牛奶 米饭 鸡蛋 豆腐 茶 糖 盐 酒 水 火 山 河 海 湖 石头 沙发 桌子 椅子 窗 门 床 灯 钟 书 笔 纸 画 歌 琴 球 车 船 飞机 火车 桥 路 街 家 学校 医院 商店 公园
	红 黄 蓝 绿 白 黑 紫 粉 金 银 大 小 长 短 高 低 快 慢 新 旧 多 少 轻 重 早 晚 上 下 左 右 前 后 东 南 西 北 中 里 外 甲 乙 丙 丁 一 二 三 四 五 六 七 八 九 十 百 千 万
	猫 狗 马 牛 羊 猪 鸡 鸭 鱼 鸟 虎 龙 蛇 熊 兔 象 花 草 树 叶 眼 手 口 耳 足 头 心 人 我 你 他 老师 学生 医生 朋友 孩子 是 不 对 错 真 假 有 无 好 坏 又 也 来 去 走 跑 看 听 说 读 写 学 做 买 卖 吃 喝 开 关
	春 夏 秋 冬 梦 光 星 月 土 木 铁 玉 圆 方 点 线 音乐 电影 电话 电脑 时间 故事 问题 名字 数字 颜色 积极 消极 正面 负面`,
	`apple banana melon grape orange peach potato carrot bread milk rice egg tea sugar salt water fire mountain river sea lake stone table chair window door bed lamp clock book pen paper song ball car ship plane train bridge road street house school shop park
	red yellow blue green white black pink gold silver big small long short high low fast slow new old left right up down north south east west one two three four five six seven eight nine ten zero
	cat dog horse cow sheep pig duck fish bird tiger snake bear rabbit flower grass tree leaf eye hand mouth ear foot head heart man woman child king queen teacher doctor friend yes no true false good bad come go run walk see hear say read write learn make buy sell eat drink open close
	spring summer autumn winter dream light star moon iron circle square dot line music film phone name number color time story alpha beta gamma delta positive negative spam ham class a b c d x y z`,
}

// unlearnt are words that no label of the corpus is, nor any glue: they are
// keys, values, parts of sequences and copies alone. Whether the model takes them
// as labels all the same shows whether it has learnt words or what labels are.
var unlearnt = [2]string{
	`苹果 海 书 船 桥 紫 银 快 旧 左 丙 七 虎 鸟 叶 耳 老师 读`,
	`banana river lamp ship silver old left seven duck leaf ear king true walk dream moon gamma z`,
}
