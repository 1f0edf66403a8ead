import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chainMap } from './chainMap.ts';
import { type ChainMember, chainGaps, placeProblems, superiorsOf, withoutMember } from './decisionChain.ts';

const member = (contactId: string, reportsTo: string | null = null, extra: Partial<ChainMember> = {}): ChainMember => ({
  contactId,
  role: 'influencer',
  influence: 3,
  attitude: 'neutral',
  reportsTo,
  ...extra,
});
const boss = member('boss', null, { role: 'decider', influence: 5, attitude: 'supports' });
const head = member('head', 'boss');
const clerk = member('clerk', 'head');

describe('putting somebody into the chain', () => {
  it.each<[string, readonly ChainMember[], ChainMember, string[]]>([
    ['the first, reporting to nobody', [], boss, []],
    ['somebody below another', [boss], head, []],
    ['below somebody who is not in the chain', [], head, ['notInChain']],
    ['below himself', [boss], { ...boss, reportsTo: 'boss' }, ['circle']],
    ['below his own people', [boss, head, clerk], { ...boss, reportsTo: 'clerk' }, ['circle']],
    ['elsewhere in the same tree', [boss, head, clerk], { ...clerk, reportsTo: 'boss' }, []],
    ['one too many', Array.from({ length: 60 }, (_, at) => member(`c${at}`)), boss, ['tooMany']],
    ['one of sixty changed', Array.from({ length: 60 }, (_, at) => member(`c${at}`)), member('c7'), []],
  ])('%s', (_, chain, added, reasons) => {
    expect(placeProblems(chain, added).map(({ reason }) => reason)).toEqual(reasons);
  });

  it('never lets a circle come about, whatever is asked for', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const wish = fc.record({ contactId: fc.constantFrom(...ids), reportsTo: fc.option(fc.constantFrom(...ids)) });
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 30 }), (wishes) => {
        const chain = wishes.reduce<ChainMember[]>((before, { contactId, reportsTo }) => {
          const next = member(contactId, reportsTo);
          return placeProblems(before, next).length > 0 ? before : [...before.filter((each) => each.contactId !== contactId), next];
        }, []);
        for (const { contactId } of chain) {
          const top = superiorsOf(chain, contactId).at(-1);
          expect(chain.find((each) => each.contactId === top)?.reportsTo).toBeNull();
        }
      }),
    );
  });
});

it('whoever reported to somebody who left reports to his superior', () => {
  expect(withoutMember([boss, head, clerk], 'head')).toEqual([boss, { ...clerk, reportsTo: 'boss' }]);
});

describe('the gaps of a chain', () => {
  it.each<[string, readonly ChainMember[], string[]]>([
    ['nobody known', [], ['noDecider']],
    ['a supporting decider alone', [boss], ['noCoach']],
    ['a decider nobody has sounded', [{ ...boss, attitude: 'unknown' }, member('c', null, { role: 'coach' })], ['deciderUnknown']],
    ['a decider against us', [{ ...boss, attitude: 'opposes' }, member('s', 'boss', { attitude: 'supports' })], ['deciderOpposes']],
    ['a strong voice against us', [boss, member('o', 'boss', { role: 'opponent', influence: 4 })], ['strongOpponent', 'noCoach']],
    ['all well', [boss, member('c', 'boss', { role: 'coach' })], []],
  ])('%s', (_, chain, gaps) => expect(chainGaps(chain)).toEqual(gaps));
});

describe('the map', () => {
  it('puts a superior in the middle above his people, the most influential on the left', () => {
    const left = member('left', 'boss', { influence: 5 });
    const map = chainMap([clerk, boss, head, left]);
    expect(Object.fromEntries(map.places.map(({ contactId, x, level }) => [contactId, [x, level]]))).toEqual({
      boss: [1, 0],
      left: [0.5, 1],
      head: [1.5, 1],
      clerk: [1.5, 2],
    });
    expect([map.width, map.levels, map.lines.length]).toEqual([2, 3, 3]);
  });

  it('gives every member one place, none on top of another, also where the chain is broken', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    const anyMember = fc.record({ reportsTo: fc.option(fc.constantFrom(...ids, 'gone')), influence: fc.integer({ min: 1, max: 5 }) });
    fc.assert(
      fc.property(fc.array(anyMember, { maxLength: ids.length }), (members) => {
        const chain = members.map(({ reportsTo, influence }, at) => member(ids[at]!, reportsTo, { influence }));
        const { places } = chainMap(chain);
        expect(places.map(({ contactId }) => contactId).sort()).toEqual(chain.map(({ contactId }) => contactId).sort());
        for (const one of places)
          for (const other of places) expect(one === other || one.level !== other.level || Math.abs(one.x - other.x) >= 1).toBe(true);
      }),
    );
  });
});
