import { describe, expect, it } from 'vitest';
import type { OpportunityFacts } from '#domain/processes/facts.ts';
import { inNeeds, process } from '../testing/process.ts';
import { render, tagsOf, textOf } from '../testing/render.tsx';
import { PathBar, type PathBarProps } from './PathBar.tsx';

const bar = (facts: OpportunityFacts, more: Partial<PathBarProps> = {}): string =>
  render(
    <PathBar
      version={process}
      facts={facts}
      daysInStage={12}
      lookedInto={facts.stageId}
      onLook={() => undefined}
      missingFor={() => 0}
      onMove={() => undefined}
      {...more}
    />,
  );

describe('the path bar', () => {
  it('says win rate and days of the current stage, the earned share ahead, and where the rest leads', () => {
    expect(textOf(bar(inNeeds))).toBe('初步接触 10% 需求确认 20% · 12 天 方案报价 +10% 赢单 100% 输单 移到 方案报价');
  });

  it('marks the current stage and lets the keyboard into the one looked into', () => {
    const tabs = tagsOf(bar(inNeeds, { lookedInto: 'offer' }), 'role="tab"');
    expect(tabs.map((tab) => tab.includes('aria-current="step"'))).toEqual([false, true, false, false, false]);
    expect(tabs.map((tab) => tab.includes('tabindex="0"'))).toEqual([false, false, true, false, false]);
    expect(tabs.map((tab) => tab.includes('aria-selected="true"'))).toEqual([false, false, true, false, false]);
  });

  it('counts what is missing for the stage the button leads to', () => {
    expect(textOf(bar(inNeeds, { missingFor: (stageId) => (stageId === 'offer' ? 3 : 0) }))).toContain('移到 方案报价 还差 3 项');
    expect(textOf(bar(inNeeds, { lookedInto: 'won', missingFor: () => 4 }))).toContain('赢单 还差 4 项');
  });

  it('offers the way back as such, and not as the next thing to do', () => {
    const back = bar(inNeeds, { lookedInto: 'contact' });
    expect(textOf(back)).toContain('退回到 初步接触');
    expect(tagsOf(back, 'path-move')[0]).not.toContain('ant-btn-primary');
    expect(tagsOf(bar(inNeeds), 'path-move')[0]).toContain('ant-btn-primary');
  });

  it('greys the button with the reason for who may not move at all', () => {
    const button = tagsOf(bar(inNeeds, { whyNot: '您不能编辑这张商机' }), 'path-move')[0];
    expect(button).toContain('aria-disabled="true"');
    expect(button).toContain('aria-description="您不能编辑这张商机"');
  });

  it('offers no move on a closed opportunity', () => {
    expect(tagsOf(bar({ ...inNeeds, stageId: 'won', closed: 'won' }), 'path-move')).toEqual([]);
  });
});
