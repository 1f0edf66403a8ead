// The controls of the visual sales process, one journey each, with the numbers of the slides.
import type { Page } from '@playwright/test';
import { type Door, doorOf, newOpportunity, publishedTemplate } from './doors.ts';
import { expect, signIn, test } from './journey.ts';
import { personIn } from './people.ts';

let owner: Door;
let seller: Door;
test.beforeAll(async ({ baseURL }) => {
  owner = await doorOf('admin', baseURL!);
  seller = await doorOf('seller', baseURL!);
});
test.afterAll(async () => {
  await owner.close();
  await seller.close();
});

const tab = (page: Page, name: RegExp) => page.getByRole('tablist', { name: '销售阶段' }).getByRole('tab', { name });
const goal = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name }).getByRole('checkbox');

async function tick(page: Page, ...names: string[]): Promise<void> {
  for (const name of names) {
    await goal(page, name).click();
    await expect(goal(page, name)).toBeChecked();
  }
}

async function open(page: Page, typeId: string, name: string): Promise<string> {
  const { id } = await newOpportunity(seller, typeId, name);
  await signIn(page, 'seller');
  await page.goto(`/opportunities/${id}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  return id;
}

/** Moves on once everything is there, and waits until it has happened. */
async function move(page: Page, stage: string): Promise<void> {
  await page.getByRole('button', { name: `移到 ${stage}`, exact: true }).click();
  await expect(tab(page, new RegExp(stage))).toHaveAttribute('aria-current', 'step');
}

test('阶段权限: shares add up to 12 %, and only its operators may move a deal into a stage', async ({ page }) => {
  const people = await owner.get<{ people: { id: string; name: string }[] }>('/api/people?limit=100');
  const manager = people.people.find(({ name }) => name === personIn('manager').name)!;
  const type = await publishedTemplate(owner, { key: 'saas', name: '讲解·阶段权限' }, ({ stages }) => {
    stages[2]!.operators = [{ kind: 'user', id: manager.id }];
  });
  await open(page, type.id, '龙坤地产');
  await expect(tab(page, /目标识别.*0%/)).toHaveAttribute('aria-current', 'step');
  await tick(page, '目标评估总结', '是否外销介入', '了解销售团队规模', '了解客户背景', '了解目标焦点', '预估商机金额');
  await expect(tab(page, /目标识别.*10%/)).toBeVisible();
  await move(page, '赢得支持者');
  await tick(page, '确定商机金额及时间', '竞争对手评估');
  await expect(tab(page, /赢得支持者.*12%/)).toBeVisible();
  await tick(page, '了解客户决策链', '引荐权利支持者', '了解预算及时间', '方案介绍');
  await expect(tab(page, /赢得支持者.*20%/)).toBeVisible();
  await page.getByRole('button', { name: /移到 赢得权利支持者/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('您不能操作阶段“赢得权利支持者”')).toBeVisible();
  await expect(dialog.getByText(`由 ${manager.name} 办理`)).toBeVisible();
});

test('流程文件审核: a paper that must be there is asked for, one that may be is not', async ({ page }) => {
  const type = await publishedTemplate(owner, { key: 'venture', name: '讲解·流程文件' });
  await open(page, type.id, '蓝海集团');
  const plan = page.getByRole('listitem').filter({ hasText: '商业计划书' });
  await expect(plan.getByText('须上传文档')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: '访谈资料' }).getByText('可上传文档')).toBeVisible();
  await tick(page, '访谈资料', 'Deal memo');
  await expect(tab(page, /新项目立项.*2%/)).toBeVisible();
  await goal(page, '商业计划书').click();
  await expect(page.getByRole('alert').first()).toBeVisible();
  await expect(goal(page, '商业计划书')).not.toBeChecked();
  await plan.locator('input[type=file]').setInputFiles({ name: '计划书.txt', mimeType: 'text/plain', buffer: Buffer.from('计划') });
  await expect(plan.getByRole('button', { name: '计划书.txt' })).toBeVisible();
  await tick(page, '商业计划书');
  await expect(tab(page, /新项目立项.*3%/)).toBeVisible();
});

test('阶段信息: the gate opens when the project is on record, and 20 % unallocated count on entry', async ({ page }) => {
  const type = await publishedTemplate(owner, { key: 'media', name: '讲解·阶段信息' });
  const id = await open(page, type.id, '除草剂广告');
  await expect(tab(page, /第一关.*0%/)).toHaveAttribute('aria-current', 'step');
  await tick(page, '了解客户信息');
  await expect(tab(page, /第一关.*5%/)).toBeVisible();
  await tick(page, '了解客户需求');
  await page.getByRole('button', { name: /移到 第二关/ }).click();
  const dialog = page.getByRole('dialog');
  for (const field of ['企业发展阶段', '主要销售区域', '主营产品', '主营业务'])
    await expect(dialog.getByText(`填写“${field}”`)).toBeVisible();
  await expect(dialog.getByText('填写“行业地位”')).toHaveCount(0);
  const values = {
    'custom.growthStage': 'growing',
    'custom.mainRegions': ['north'],
    'custom.mainProducts': '除草剂',
    'custom.mainBusiness': '化工',
  };
  await seller.send('patch', `/api/opportunities/${id}`, { values });
  await expect(dialog.getByRole('status')).toContainText('都补齐了');
  await dialog.getByRole('button', { name: '移到 第二关' }).click();
  await expect(tab(page, /第二关.*10%/)).toHaveAttribute('aria-current', 'step');
  await tick(page, '完善个人信息', '有效联络');
  await expect(tab(page, /第二关.*30%/)).toBeVisible();
  await move(page, '第三关');
  await expect(tab(page, /第三关.*50%/)).toHaveAttribute('aria-current', 'step');
});

const RULES = [
  { sequentialOnly: false, freeSkip: false },
  { sequentialOnly: false, freeSkip: true },
  { sequentialOnly: true, freeSkip: false },
  { sequentialOnly: true, freeSkip: true },
];

test('自由阶段: both rules in all four combinations, 25 % = 10 + 5 + 10', async ({ page }) => {
  const type = await publishedTemplate(owner, { key: 'cloud', name: '讲解·自由阶段' });
  const id = await open(page, type.id, '蓝海动力通信');
  await tick(page, '了解客户背景', '了解项目背景', '准备项目计划书');
  await move(page, '赢得支持者');
  await tick(page, '了解客户决策链', '找准一个或多个决策者');
  await expect(tab(page, /赢得支持者.*25%/)).toBeVisible();
  const [, , , negotiation] = type.stages;
  for (const rules of RULES) {
    await owner.send('put', `/api/business-types/${type.id}/rules`, rules);
    await page.reload();
    // far ahead: only without the first rule
    await tab(page, /商务谈判/).click();
    await (rules.sequentialOnly ? expect(goal(page, '价格达成一致')).toBeDisabled() : expect(goal(page, '价格达成一致')).toBeEnabled());
    // the neighbour: under either rule, and its share waits for the arrival
    await tab(page, /赢得决策者/).click();
    await expect(goal(page, '与决策者建立联系')).toBeEnabled();
    // a jump: with the second rule only the stage it leaves is asked
    const { reasons } = await seller.get<{ reasons: { kind: string; stageId: string }[] }>(
      `/api/opportunities/${id}/moves?to=${negotiation!.id}`,
    );
    const asked = new Set(reasons.map(({ stageId }) => type.stages.findIndex((stage) => stage.id === stageId)));
    expect([...asked]).toEqual(rules.freeSkip ? [1] : [1, 2]);
  }
  await tab(page, /赢得决策者/).click();
  await tick(page, '与决策者建立联系');
  await expect(tab(page, /赢得支持者.*25%/)).toBeVisible();
  await expect(tab(page, /赢得决策者.*10%/)).toBeVisible();
});
