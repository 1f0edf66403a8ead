import { describe, expect, it } from 'vitest';
import { stageById } from '#domain/processes/definition.ts';
import { inNeeds, process } from '../testing/process.ts';
import { render, tagsOf, textOf } from '../testing/render.tsx';
import { StagePanel, type StagePanelProps } from './StagePanel.tsx';

const stage = stageById(process, 'needs')!;
const [demo, survey] = stage.events;

const panel = (more: Partial<StagePanelProps> = {}): string =>
  render(
    <StagePanel
      stage={stage}
      facts={inNeeds}
      goals={[
        { event: demo!, completed: { at: '2026-11-20T02:00:00Z', byName: '李雷' }, files: [], dueOn: null },
        { event: survey!, completed: null, files: [], dueOn: '2026-11-25', whyNot: '由工程师办理' },
      ]}
      information={[{ field: 'amount', label: '金额', required: true, value: undefined, editor: () => null }]}
      approval={{ state: 'none', onSubmit: () => undefined }}
      fieldLabel={() => '金额'}
      operatorName={() => '工程师'}
      mend={() => null}
      onTick={async () => undefined}
      onUpload={() => undefined}
      onOpenFile={() => undefined}
      {...more}
    />,
  );

describe('the stage panel', () => {
  it('shows every task goal with who completed it and its share', () => {
    const text = textOf(panel());
    expect(text).toMatch(/产品演示 \* 李雷 · .* 5%/);
    expect(text).toMatch(/现场勘查 \* 由工程师办理 10%/);
  });

  it('counts what the gate still asks for and lists all of it', () => {
    const text = textOf(panel());
    expect(text).toContain('还差 3 项');
    expect(text).toContain('完成关键事件“现场勘查” 由 工程师 办理');
    expect(text).toContain('填写“金额”');
    expect(text).toContain('通过阶段审批（待提交）');
  });

  it('says so when nothing is missing', () => {
    const facts = {
      ...inNeeds,
      completed: ['demo', 'survey'],
      liveFiles: { survey: 1 },
      filled: ['amount'],
      approvals: { needs: 'approved' as const },
    };
    expect(textOf(panel({ facts }))).toContain('本阶段的条件都满足了');
  });

  it('says of a stage behind what was left undone, and that it is not asked for', () => {
    expect(textOf(panel({ passed: true }))).toContain('已过本阶段，3 项没有做');
  });

  it('asks for nothing any more once the opportunity is closed', () => {
    const text = textOf(panel({ facts: { ...inNeeds, stageId: 'lost', closed: 'lost' } }));
    expect(text).toContain('关键事件 1 / 2');
    expect(text).not.toMatch(/还差|条件都满足/);
  });

  it('greys a goal this person may not tick and says why', () => {
    const boxes = tagsOf(panel(), 'type="checkbox"');
    expect(boxes.map((box) => [box.includes('disabled=""'), box.includes('aria-description="由工程师办理"')])).toEqual([
      [false, false],
      [true, true],
    ]);
  });
});
