package corpus

// compounds are the Chinese words of more than one character that are one token
// each, beside cities, weathers, days, times, places and plain words. All other
// Chinese is read character by character.
const compounds = `天气 情况 状况 预报 温度 气温 最高 最低 最热 最冷 高低 多少 几度 怎么样 如何 怎样 什么 请问 告诉 回答 说说 说一下 介绍 播报 详细 具体 描述 说明 包括 包含 写出 给出 列出 加上 带上 输出
分别 英文 英语 中文 翻译 表格 格式 答案 结果 问好 打招呼 你好 您好 大家好 谢谢 道谢 感谢 致谢 建议 提醒 注意 感叹号 结尾 末尾 最后 开头 语气 礼貌 客气 恭敬 敬语 单位 代替 顺便 另外 记得 务必 希望 麻烦 知道 了解 想知道
一个 词语 概括 形容 不要 不用 别忘了 就行 可以 标签 类别 分类 选项 模板 填写 填空 资料 已知 事实 数据 没有 重复 照抄 跟我读 原样
太阳 阳光 下雨 下雪 积雪 雪花 雪人 打雷 雷声 闪电 雨伞 带伞 结冰 空调 衣服 非常 高兴 开心 难过 伤心 心情 消息 好吃 足球 篮球 比赛 跑步 游泳 酒店 火车 飞机 照片 景色 孩子 我们 大家 他们 妈妈
防晒 小心 路滑 适合 散步 外套 门窗 开车 室内 口罩 窗户 多加`
