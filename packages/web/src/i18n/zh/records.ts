export const records = {
  yes: '是',
  no: '否',
  searching: '正在查找…',
  nobodyFound: '没有找到同事',
  nothingFound: '没有找到记录',
  save: '保存',
  cancel: '取消',
};
