// The decision chain (决策链): who in the customer's house decides, how much each one counts, where each one stands, and who reports
// to whom. It is a forest: everyone reports to at most one other member, and nobody, over however many steps, to himself.

export const CHAIN_ROLES = ['decider', 'influencer', 'user', 'buyer', 'coach', 'opponent'] as const;
/** 决策者 · 影响者 · 使用者 · 采购 · 教练 · 反对者. */
export type ChainRole = (typeof CHAIN_ROLES)[number];

export const ATTITUDES = ['supports', 'neutral', 'opposes', 'unknown'] as const;
/** 支持 · 中立 · 反对 · 未知. */
export type Attitude = (typeof ATTITUDES)[number];

export const MAX_INFLUENCE = 5;
export const MAX_MEMBERS = 60;

export interface ChainMember {
  contactId: string;
  role: ChainRole;
  /** 1 (little) to 5 (decides). */
  influence: number;
  attitude: Attitude;
  /** Another member of the same chain. */
  reportsTo: string | null;
}

export type ChainProblem = { field: 'reportsTo'; reason: 'notInChain' | 'circle' } | { field: 'contactId'; reason: 'tooMany'; max: number };

/** What stands against putting the member into the chain, or against changing him there; empty when nothing does. */
export function placeProblems(chain: readonly ChainMember[], member: ChainMember): ChainProblem[] {
  const others = chain.filter(({ contactId }) => contactId !== member.contactId);
  if (others.length >= MAX_MEMBERS) return [{ field: 'contactId', reason: 'tooMany', max: MAX_MEMBERS }];
  if (member.reportsTo === null) return [];
  if (member.reportsTo === member.contactId) return [{ field: 'reportsTo', reason: 'circle' }];
  if (!others.some(({ contactId }) => contactId === member.reportsTo)) return [{ field: 'reportsTo', reason: 'notInChain' }];
  return superiorsOf([...others, member], member.reportsTo).includes(member.contactId) ? [{ field: 'reportsTo', reason: 'circle' }] : [];
}

/** The member himself and everyone above him, nearest first. Ends at a circle instead of running round in it. */
export function superiorsOf(chain: readonly Pick<ChainMember, 'contactId' | 'reportsTo'>[], contactId: string): string[] {
  const way: string[] = [];
  let at: string | null = contactId;
  while (at !== null && !way.includes(at)) {
    way.push(at);
    const here: string = at;
    at = chain.find((member) => member.contactId === here)?.reportsTo ?? null;
  }
  return way;
}

/** The chain without the member: whoever reported to him now reports to whom he reported. */
export function withoutMember<Member extends ChainMember>(chain: readonly Member[], contactId: string): Member[] {
  const left = chain.find((member) => member.contactId === contactId);
  return chain
    .filter((member) => member !== left)
    .map((member) => (left && member.reportsTo === contactId ? { ...member, reportsTo: left.reportsTo } : member));
}

/** What a seller should find out or win next. */
export type ChainGap = 'noDecider' | 'deciderUnknown' | 'deciderOpposes' | 'noCoach' | 'strongOpponent';

const STRONG = 4;

/** The gaps in what is known of a chain and won in it, the most pressing first. An empty chain has one: nobody is known to decide. */
export function chainGaps(chain: readonly ChainMember[]): ChainGap[] {
  const deciders = chain.filter(({ role }) => role === 'decider');
  const strongOpponent = chain.some(
    ({ role, attitude, influence }) => role !== 'decider' && influence >= STRONG && (attitude === 'opposes' || role === 'opponent'),
  );
  const gaps: [ChainGap, boolean][] = [
    ['noDecider', deciders.length === 0],
    ['deciderOpposes', deciders.some(({ attitude }) => attitude === 'opposes')],
    ['deciderUnknown', deciders.some(({ attitude }) => attitude === 'unknown')],
    ['strongOpponent', strongOpponent],
    [
      'noCoach',
      chain.length > 0 && !chain.some(({ role, attitude }) => role === 'coach' || (role !== 'decider' && attitude === 'supports')),
    ],
  ];
  return gaps.flatMap(([gap, open]) => (open ? [gap] : []));
}
