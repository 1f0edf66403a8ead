import PaperClipOutlined from '@ant-design/icons/PaperClipOutlined';
import UploadOutlined from '@ant-design/icons/UploadOutlined';
import { Button, Checkbox, Tooltip, Upload } from 'antd';
import { type ReactElement, type ReactNode, startTransition, useOptimistic } from 'react';
import type { KeyEvent } from '#domain/processes/definition.ts';
import { useTranslation } from '../i18n/wording.ts';
import { InstantText } from '../ui/DateText.tsx';
import { percent } from '../ui/percent.ts';
import { RequiredStar } from './RequiredStar.tsx';

export interface Goal {
  event: KeyEvent;
  completed: { at: string; byName: string } | null;
  files: readonly { id: string; name: string }[];
  /** YYYY-MM-DD while it is still to be done by then. */
  dueOn: string | null;
  /** Why it cannot be ticked or unticked by this person now. */
  whyNot?: string;
}

export interface GoalActions {
  /** Settles when the server has answered and the facts are fresh; until then the tick is ahead of them, after a refusal it goes back. */
  onTick: (event: KeyEvent, completed: boolean) => Promise<void>;
  onUpload: (event: KeyEvent, file: File) => void;
  onOpenFile: (fileId: string) => void;
}

/** Draws the templates of a key event; the page knows whose process it is. */
export type TemplatesOf = (event: KeyEvent) => ReactNode;

/** One task goal: tick, title, share of the win rate, its documents, who completed it and when. */
export function GoalRow({ goal, templatesOf, ...actions }: GoalActions & { goal: Goal; templatesOf?: TemplatesOf }): ReactElement {
  const { event, completed } = goal;
  return (
    <li className={`goal ${completed ? 'done' : ''}`}>
      <Tick goal={goal} onTick={actions.onTick} />
      <span className="goal-text">
        <Tooltip title={event.remark}>
          <span className="goal-name">
            {event.name}
            {event.required && <RequiredStar />}
          </span>
        </Tooltip>
        <GoalNote goal={goal} />
        {event.templateFileIds.length > 0 && templatesOf?.(event)}
      </span>
      <Files goal={goal} {...actions} />
      <span className="goal-share figure">{percent(event.share)}</span>
    </li>
  );
}

function Tick({ goal, onTick }: { goal: Goal; onTick: GoalActions['onTick'] }): ReactElement {
  const { t } = useTranslation();
  const [ticked, setTicked] = useOptimistic(goal.completed !== null);
  const tick = (next: boolean): void =>
    startTransition(async () => {
      setTicked(next);
      await onTick(goal.event, next);
    });
  return (
    <Tooltip title={goal.whyNot}>
      <Checkbox
        checked={ticked}
        disabled={goal.whyNot !== undefined}
        aria-label={t(ticked ? 'processes.untick' : 'processes.tick', { name: goal.event.name })}
        {...(goal.whyNot && { 'aria-description': goal.whyNot })}
        onChange={({ target }) => tick(target.checked)}
      />
    </Tooltip>
  );
}

function GoalNote({ goal }: { goal: Goal }): ReactNode {
  const { t } = useTranslation();
  if (goal.completed) {
    return (
      <span className="goal-note">
        {goal.completed.byName} · <InstantText at={goal.completed.at} />
      </span>
    );
  }
  if (goal.whyNot) return <span className="goal-note">{goal.whyNot}</span>;
  return goal.dueOn && <span className="goal-note">{t('processes.dueOn', { day: goal.dueOn })}</span>;
}

function Files({ goal, onUpload, onOpenFile }: GoalActions & { goal: Goal }): ReactNode {
  const { t } = useTranslation();
  const { event, files } = goal;
  if (event.upload === 'none') return null;
  const choose = (file: File): false => {
    onUpload(event, file);
    return false;
  };
  return (
    <span className="goal-files">
      {files.map((file) => (
        <button key={file.id} type="button" className="plain-button file-chip" onClick={() => onOpenFile(file.id)}>
          <PaperClipOutlined />
          {file.name}
        </button>
      ))}
      {!goal.whyNot && (
        <Upload showUploadList={false} beforeUpload={choose}>
          <Button size="small" type="text" icon={<UploadOutlined />} aria-label={t('processes.uploadFor', { name: event.name })}>
            {files.length === 0 && t(event.upload === 'must' ? 'processes.mustUpload' : 'processes.mayUpload')}
          </Button>
        </Upload>
      )}
    </span>
  );
}
