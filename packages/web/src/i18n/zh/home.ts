export const home = {
  title: '首页',
  morning: '早上好，{{name}}',
  afternoon: '下午好，{{name}}',
  evening: '晚上好，{{name}}',
  places: '从这里开始',
};
