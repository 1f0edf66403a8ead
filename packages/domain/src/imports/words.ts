// The words for what an import finds in a row, for the page, the report and the file of failed rows.
import type { Label } from '../records/field.ts';

const label = (zh: string, en: string): Label => ({ zh, en });

const PROBLEMS: Readonly<Record<string, Label>> = {
  notADay: label('不是日期', 'is not a day'),
  notAnInstant: label('不是时间', 'is not a time'),
  notANumber: label('不是数字', 'is not a number'),
  tooManyDecimals: label('小数位过多', 'has more decimals than its unit'),
  tooLarge: label('数值过大', 'is too large'),
  tooSmall: label('数值过小', 'is too small'),
  tooLong: label('文字过长', 'is too long'),
  tooMany: label('选项过多', 'names too many'),
  notYesOrNo: label('不是“是”或“否”', 'is neither yes nor no'),
  notAnOption: label('不是可选项', 'is not an option'),
  malformed: label('格式不对', 'is malformed'),
  wrongType: label('类型不对', 'has the wrong type'),
  required: label('必填', 'is required'),
  noSuch: label('系统中没有', 'is not in the system'),
  ambiguous: label('有多个同名的', 'fits more than one'),
  repeatedKey: label('文件中前面已有同一编号', 'occurred before in the file'),
  alreadyExists: label('编号已被使用', 'is already used'),
  endsBeforeStart: label('早于开始日期', 'is before the day work began'),
  inFuture: label('在今天之后', 'is after today'),
  closedWithoutDay: label('已赢单或输单，但没有日期', 'is missing although the row is won or lost'),
  openButClosed: label('有日期，但阶段尚未关闭', 'is given although the stage is open'),
  unknownStage: label('不是该流程的阶段', 'is not a stage of this process'),
  notWritable: label('无权填写', 'may not be written by you'),
  notAllowed: label('无权分配给他人', 'may not be given to others by you'),
  notFound: label('找不到', 'cannot be found'),
  forbidden: label('无权修改', 'may not be changed by you'),
  locked: label('审批中，已锁定', 'is locked by a pending approval'),
  refused: label('流程不允许', 'is refused by the process'),
  managerLoop: label('上下级关系成环', 'would report to himself'),
  columns: label('列数比表头多', 'has more cells than the header'),
};

const NOTES: Readonly<Record<string, Label>> = {
  otherSpelling: label('按相近写法匹配', 'matched by its spelling'),
  leftEmpty: label('系统中没有，已留空', 'unknown, left empty'),
  willCreate: label('系统中没有，自动新建', 'unknown, created'),
  noReference: label('为空', 'empty'),
  noDay: label('没有任何日期，从导入时起算', 'no date at all: counted from the import'),
  noStartDay: label('没有开始日期', 'no first day'),
  noLink: label('所指的行未导入，已留空', 'the row it names was not imported, left empty'),
  merged: label('这条记录已合并到另一条，不再导入', 'was merged into another record, not imported again'),
  pastKept: label('已有商机的历史不改', 'the past of an existing opportunity stays'),
};

export const problemWords = (reason: string): Label => PROBLEMS[reason] ?? label(reason, reason);
export const noteWords = (kind: string): Label => NOTES[kind] ?? label(kind, kind);
