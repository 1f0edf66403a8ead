// The gate's reasons as sentences a sales manager understands, in Chinese and English.
import type { Language } from '../language.ts';
import type { GateDecision, GateReason } from './gate.ts';

const two = (figure: number): string => figure.toFixed(2);
const three = (figure: number): string => figure.toFixed(3);
const percent = (figure: number): string => `${(figure * 100).toFixed(0)} %`;

const ENGLISH = {
  tooFewOutcomes: (figure: number, limit: number) =>
    `Only ${figure} outcomes of the rarer kind are known, and ${limit} are needed to learn from. Point rules are used instead: rules, not learned.`,
  oneClassOnly: () => 'All newest outcomes are the same, so nothing can be compared.',
  noFields: () => 'No field is left to learn from: each is empty, the same everywhere, an identifier or a date.',
  ranksBadly: (figure: number, limit: number) =>
    `It hardly tells winners from losers: in ${percent(figure)} of pairs from the newest fifth it ranks them right (AUC ${two(figure)}), ${percent(limit)} are needed; 50 % is a coin.`,
  ranksByLuck: (figure: number) =>
    `Its ranking may be luck: redrawing the newest rows brings the AUC down to ${two(figure)}, which is no better than a coin.`,
  noBetterThanAverage: (figure: number, limit: number) =>
    `Giving everyone the average rate predicts the newest fifth as well or better (log loss ${three(figure)} against ${three(limit)}).`,
  badlyCalibrated: (figure: number, limit: number) =>
    `Its percentages are off by ${percent(figure)} points on average, at most ${percent(limit)} are allowed.`,
  tooGood: (figure: number) =>
    `It is too good to be true (AUC ${two(figure)}): some field probably knows the outcome already. Read the leak report before publishing.`,
  fieldKnowsOutcome: (figure: number, _limit: number, field: string) =>
    `"${field}" alone predicts the outcome (AUC ${two(figure)}): it was probably filled in after the outcome was known. Drop it, or confirm that it is known at scoring time.`,
};

const CHINESE: { [Code in keyof typeof ENGLISH]: (figure: number, limit: number, field: string) => string } = {
  tooFewOutcomes: (figure, limit) => `较少一类的结果只有 ${figure} 条，至少需要 ${limit} 条才能学习。现用打分规则代替：规则，非学习所得。`,
  oneClassOnly: () => '最新的结果全部相同，无法比较。',
  noFields: () => '没有可学习的字段：都为空、处处相同、是编号或日期。',
  ranksBadly: (figure, limit) =>
    `几乎分不出赢和输：在最新五分之一的数据里，只有 ${percent(figure)} 的配对排对（AUC ${two(figure)}），至少需要 ${percent(limit)}；抛硬币是 50 %。`,
  ranksByLuck: (figure) => `排序可能只是运气：重新抽样后 AUC 会降到 ${two(figure)}，和抛硬币差不多。`,
  noBetterThanAverage: (figure, limit) =>
    `给每条都用平均值，预测最新五分之一也一样好或更好（对数损失 ${three(figure)} 对 ${three(limit)}）。`,
  badlyCalibrated: (figure, limit) => `给出的百分比平均偏差 ${percent(figure)}，最多允许 ${percent(limit)}。`,
  tooGood: (figure) => `好得不真实（AUC ${two(figure)}）：很可能有字段已经知道结果。发布前请先看泄漏报告。`,
  fieldKnowsOutcome: (figure, _limit, field) =>
    `单凭“${field}”就能预测结果（AUC ${two(figure)}）：它很可能是结果出来以后才填的。请去掉它，或确认打分时就已知道。`,
};

/** One reason as a sentence. */
export function sayReason(reason: GateReason, language: Language): string {
  const words = language === 'zh' ? CHINESE : ENGLISH;
  const figure = 'figure' in reason ? reason.figure : 0;
  const limit = 'limit' in reason ? reason.limit : 0;
  return words[reason.code](figure, limit, 'field' in reason ? reason.field : '');
}

/** The whole decision: one headline, then every reason. */
export function sayDecision(decision: GateDecision, language: Language): string[] {
  const headlines = {
    passed: { en: 'The model may be published.', zh: '模型可以发布。' },
    held: { en: 'The model is held until a person has read the leak report.', zh: '模型暂缓发布，须有人看过泄漏报告。' },
    refused: { en: 'The model is refused.', zh: '模型未通过。' },
  };
  return [headlines[decision.verdict][language], ...decision.reasons.map((reason) => sayReason(reason, language))];
}
