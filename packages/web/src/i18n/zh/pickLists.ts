export const pickLists = {
  title: '选项列表',
  lead: '标准字段里可选的内容，例如输单原因、商机来源。改名立即生效；停用的选项不再提供，已经用了它的记录不变。',
  none: '这个对象没有可以改的选项列表',
  noneHint: '自定义字段的选项在“自定义字段”里改。',
  own: '已修改',
  change: '修改“{{name}}”的选项',
  hint: '第一个排在最前面。停用的选项不再提供，但不会从已有记录里消失。',
  offered: '可选',
  retired: '停用',
  offer: '提供“{{name}}”',
  saved: '“{{name}}”的选项已保存',
};
