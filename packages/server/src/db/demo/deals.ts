// Two opportunities of the demo world seen from within: who decides, whom we are up against, what is sold, what colleagues say.
import type { Attitude, ChainRole } from '#domain/opportunities/decisionChain.ts';
import { postComment } from '../../activities/comments.ts';
import { recordFollowUp } from '../../activities/followUps.ts';
import { putRival } from '../../opportunities/competition.ts';
import { putDealProduct } from '../../opportunities/dealProducts.ts';
import { putChainMember } from '../../opportunities/decisionChain.ts';
import { demoId } from './ids.ts';
import type { Stage } from './playStory.ts';

type Person = readonly [name: string, role: ChainRole, influence: number, attitude: Attitude, reportsTo: string | null, note: string];

interface Deal {
  story: string;
  account: string;
  owner: string;
  chain: readonly Person[];
  /** name, standing, strength, weakness, answer, price in 元. */
  rivals: readonly [string, 'ahead' | 'even' | 'behind' | 'unknown', string, string, string, number | null][];
  /** code, quantity, unit price in 元, basis points off. */
  products: readonly [string, number, number, number][];
  /** who, how many days ago, what. */
  talk: readonly [string, number, string][];
}

const DEALS: readonly Deal[] = [
  {
    story: 'lanchuan-energy',
    account: 'lanchuan',
    owner: 'tang',
    chain: [
      ['白晓棠', 'decider', 5, 'neutral', null, '最关心夜间空调联动，要看节能测算。'],
      ['蒋博文', 'coach', 4, 'supports', '白晓棠', '试点楼就是他推的，愿意带我们见集团。'],
      ['鲁岩', 'buyer', 3, 'opposes', '白晓棠', '只看报价，拿巍峰压价。'],
    ],
    rivals: [['巍峰自动化', 'even', '品牌老，和采购熟', '没有本地运维，交付慢', '算五年总成本，把运维响应写进方案', 27_200_000]],
    products: [
      ['YL-EP', 24, 880_000, 500],
      ['YL-M1', 120, 59_800, 1_000],
      ['YL-S3', 24, 120_000, 0],
    ],
    talk: [
      ['lu', 5, '巍峰报价低 8%，我们守价格还是让一点？'],
      ['tang', 4, '先不让。蒋总监说运维响应他们最在意，我把五年总成本算给白总看。'],
      ['han', 3, '蓝脊那边有一份运维响应的数据，可以拿去用。'],
    ],
  },
  {
    story: 'qiheng-2',
    account: 'qiheng',
    owner: 'tang',
    chain: [
      ['尤振声', 'decider', 5, 'supports', null, '一期用得好，二期愿意直接谈。'],
      ['邢可', 'influencer', 4, 'supports', '尤振声', ''],
    ],
    rivals: [['德锐系统', 'ahead', '进口算法', '本地没有备件', '', null]],
    products: [['YL-A5', 12, 468_000, 0]],
    talk: [],
  },
];

const MINOR = 100;

/** Tells the deals through the product's own commands. */
export async function tellDeals(stage: Stage): Promise<void> {
  for (const deal of DEALS) {
    const here = { opportunityId: demoId(`opportunity ${deal.story}`) };
    await tellLists(stage, deal, here.opportunityId);
    for (const [who, daysAgo, body] of deal.talk)
      await postComment(
        stage.tx,
        stage.scopes[who]!,
        { object: 'opportunity', recordId: here.opportunityId, body, mentions: [] },
        stage.at(daysAgo),
      );
  }
  await recordFollowUp(
    stage.tx,
    stage.scopes.tang!,
    {
      object: 'opportunity',
      recordId: demoId('opportunity lanchuan-energy'),
      kind: 'visit',
      body: '和韩一起再访蒋总监，讲了运维响应的数据，他答应约白总。',
      mentions: [],
      participants: [stage.scopes.han!.userId],
      fileIds: [],
      nextAt: null,
    },
    stage.at(1),
  );
}

async function tellLists({ tx, scopes, at }: Stage, deal: Deal, opportunityId: string): Promise<void> {
  const owner = scopes[deal.owner]!;
  const contactId = (name: string): string => demoId(`contact ${deal.account} ${name}`);
  for (const [name, role, influence, attitude, superior, note] of deal.chain) {
    const member = { contactId: contactId(name), role, influence, attitude, reportsTo: superior && contactId(superior), note };
    await putChainMember(tx, owner, { ...member, opportunityId }, at(14));
  }
  for (const [name, standing, strength, weakness, answer, price] of deal.rivals) {
    const rival = { competitorId: demoId(`competitor ${name}`), standing, strength, weakness, answer, price: price && price * MINOR };
    await putRival(tx, owner, { ...rival, opportunityId }, at(10));
  }
  for (const [code, quantity, yuan, discount] of deal.products) {
    const line = { productId: demoId(`product ${code}`), quantity, unitPrice: yuan * MINOR, discount };
    await putDealProduct(tx, owner, { ...line, opportunityId }, at(8));
  }
}
