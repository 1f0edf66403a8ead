// Words that company and project names are put together from.
export const CITIES =
  '北京 上海 深圳 广州 杭州 苏州 南京 成都 重庆 武汉 西安 天津 青岛 宁波 无锡 长沙 郑州 济南 合肥 佛山 东莞 厦门 福州 大连 沈阳 昆明 温州 常州 烟台 嘉兴'.split(
    ' ',
  );
export const TRADES =
  '科技 智能装备 精密机械 电子 新材料 生物医药 自动化 能源 汽车零部件 信息技术 化工 物流 建筑工程 食品 环保 仪器 医疗器械 半导体 通信 软件'.split(
    ' ',
  );
export const FORMS = '有限公司 股份有限公司 集团有限公司'.split(' ');
export const PROJECTS =
  '产线改造 设备采购 年度框架 系统升级 扩建二期 备件供应 技改项目 试点合作 信息化建设 节能改造 实验室建设 仓储自动化 视觉检测 机器人工作站 服务续签 数据平台 质量追溯 涂装线 装配线 检测设备'.split(
    ' ',
  );
const FIRST = '云恒瑞宏鑫盛华泰永东方新天宇博远嘉信诚安德立海金龙';
const SECOND = '帆达丰通源和兴业捷创科拓翔凯锐航峰睿腾赛诺辉谷岳川';

/** A company's name; each number below 54 000 gives another. */
export function companyName(number: number): string {
  const city = CITIES[number % CITIES.length]!;
  const rest = Math.floor(number / CITIES.length);
  const brand = FIRST[rest % FIRST.length]! + SECOND[Math.floor(rest / FIRST.length) % SECOND.length]!;
  const left = Math.floor(rest / (FIRST.length * SECOND.length));
  return city + brand + TRADES[(number * 7 + left) % TRADES.length] + FORMS[(number + left) % FORMS.length];
}
