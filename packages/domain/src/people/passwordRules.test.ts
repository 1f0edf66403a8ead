import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MIN_PASSWORD, passwordProblems } from './passwordRules.ts';

const owner = { email: 'lihua.wang@company.cn', name: '王丽华' };

describe('passwordProblems', () => {
  it.each([
    ['three quiet words', 'lamp river Tuesday', []],
    ['Chinese words count as characters', '今天天气真好我们去爬山吧', []],
    ['nine characters', 'kT9v!pq2Z', ['tooShort']],
    ['the address', 'lihua.wang@company.cn', ['likeEmail']],
    ['the mailbox with a year', 'lihua.wang2026', ['likeEmail']],
    ['the name with signs, in full-width digits', '王丽华１２３!', ['tooShort', 'likeName']],
    ['a word everybody tries, with digits', 'Password2026!', ['common']],
    ['a keyboard row', 'qwertyuiop', ['common']],
    ['counting', '1234567890', ['common']],
    ['the same key', 'aaaaaaaaaaaa', ['repetitive']],
    ['one piece twice', 'blau7!blau7!', ['repetitive']],
    ['everything at once', '111', ['tooShort', 'repetitive']],
  ] as const)('%s', (_, password, expected) => expect(passwordProblems(password, owner)).toEqual(expected));

  it('never takes a password shorter than the minimum, whatever it is made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: MIN_PASSWORD - 1 }), (password) => {
        fc.pre([...password].length < MIN_PASSWORD);
        expect(passwordProblems(password, owner)).toContain('tooShort');
      }),
    );
  });

  it('never takes the same piece said over and over', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 12 }), fc.integer({ min: 2, max: 6 }), (piece, times) => {
        expect(passwordProblems(piece.repeat(times), owner)).toContain('repetitive');
      }),
    );
  });
});
