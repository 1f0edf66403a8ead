import { describe, expect, it } from 'vitest';
import '../testing/render.tsx';
import type { Notice } from '#domain/activities/contract.ts';
import { translate } from '../i18n/wording.ts';
import { addressOf, noticeWords } from './noticeWords.ts';

const ended = (status: string): Notice =>
  ({
    ...{ kind: 'job', object: 'import', recordId: '7', actorName: null },
    data: { job: 'import', fileName: 'accounts.csv', status, created: 80, updated: 3, skipped: 0, failed: 2 },
  }) as unknown as Notice;

describe('the notice of an import', () => {
  it('names its file and what it came to', () =>
    expect(noticeWords(translate, ended('finished'))).toBe('“accounts.csv”导入完成：新建 80 行，更新 3 行，未导入 2 行'));
  it('says when it stopped halfway', () =>
    expect(noticeWords(translate, ended('failed'))).toBe('“accounts.csv”的导入中断了：新建 80 行，更新 3 行，未导入 2 行'));
  it('leads to its result', () => expect(addressOf(ended('finished'))).toEqual({ to: '/imports/7' }));
});
