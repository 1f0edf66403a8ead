// One business type's process: its head with saving and publishing, and four tabs.

import { Link, useBlocker, useNavigate, useSearch } from '@tanstack/react-router';
import { App, Button, Tabs } from 'antd';
import { type ReactElement, useState } from 'react';
import type { BusinessType } from '#domain/processes/contract.ts';
import type { Violation } from '#domain/processes/publish.ts';
import { useTranslation } from '../../i18n/wording.ts';
import { useToast } from '../../ui/toast.tsx';
import { ReplayPanel } from '../replay/ReplayPanel.tsx';
import { SimulatorPanel } from '../simulator/SimulatorPanel.tsx';
import { SyncPanel } from '../sync/SyncPanel.tsx';
import { AdvanceRulesForm } from './AdvanceRulesForm.tsx';
import { allOperators } from './allOperators.ts';
import { ConflictDialog } from './ConflictDialog.tsx';
import type { DraftKeeper, SavedDraft } from './draftKeeper.ts';
import { EditorTools } from './EditorTools.tsx';
import { eventElement } from './EventCard.tsx';
import { EditingProvider, focusOn } from './editing.ts';
import { FlowColumns } from './FlowColumns.tsx';
import { useOperatorNames } from './operators.ts';
import { PublishDialog } from './PublishDialog.tsx';
import { columnElement } from './StageColumn.tsx';
import { stageElement } from './StageRow.tsx';
import { StageTable } from './StageTable.tsx';
import { useDraftKeeper } from './useDraftKeeper.ts';
import { NotSaved, usePublish } from './usePublish.ts';
import { VersionsPanel } from './VersionsPanel.tsx';
import { type EditorTab, tabOf } from './violationWords.ts';

export function ProcessEditor({ type, first }: { type: BusinessType; first: SavedDraft }): ReactElement {
  const { t } = useTranslation();
  const { keeper, state } = useDraftKeeper(type.id, first);
  const [tab, showTab] = useTab();
  const [said, announce] = useState('');
  const operatorName = useOperatorNames(allOperators(state.definition));
  const publishing = usePublishing(type, keeper, state, showTab);
  useLeavingSaved(keeper, state.definition !== state.saved.definition);
  const tabs = {
    stages: <StageTable />,
    flow: <FlowColumns />,
    rules: <AdvanceRulesForm key={`${type.rules.sequentialOnly} ${type.rules.freeSkip}`} type={type} />,
    versions: <VersionsPanel type={type} onRestored={() => showTab('flow')} onRolledBack={keeper.follow} />,
    sync: <SyncPanel type={type} />,
    simulator: <SimulatorPanel type={type} />,
    replay: <ReplayPanel type={type} saved={keeper.settle} />,
  };
  return (
    <EditingProvider value={{ typeId: type.id, draft: state.definition, edit: keeper.edit, announce, operatorName }}>
      <header className="editor-head">
        <div>
          <Link to="/processes" className="quiet">
            {t('processEditor.title')}
          </Link>
          <h1>{type.name}</h1>
          <span className="quiet">
            {type.currentVersionNumber === null
              ? t('processEditor.unpublished')
              : t('processEditor.versionNumber', { number: type.currentVersionNumber })}
          </span>
        </div>
        <EditorTools
          type={type}
          keeper={keeper}
          state={state}
          violations={publishing.violations.length}
          onPublish={publishing.open}
          onGo={publishing.go}
        />
      </header>
      {tab !== 'sync' && type.currentVersionId && (
        <Button className="open-sync" onClick={() => showTab('sync')}>
          {t('processSync.open')}
        </Button>
      )}
      <Tabs
        className="editor-tabs"
        activeKey={tab}
        onChange={(key) => showTab(key as EditorTab)}
        destroyOnHidden
        items={(Object.keys(tabs) as EditorTab[]).map((key) => ({ key, label: t(`processEditor.tabs.${key}`), children: tabs[key] }))}
      />
      <div role="status" className="unseen">
        {said}
      </div>
      {publishing.dialog}
      <ConflictDialog keeper={keeper} state={state} />
    </EditingProvider>
  );
}

function useTab(): [EditorTab, (tab: EditorTab) => void] {
  const { tab = 'stages' } = useSearch({ from: '/shell/processes/$id' });
  const navigate = useNavigate({ from: '/processes/$id' });
  return [tab, (next) => void navigate({ search: next === 'stages' ? {} : { tab: next }, replace: true })];
}

function usePublishing(
  type: BusinessType,
  keeper: DraftKeeper,
  state: ReturnType<DraftKeeper['state']>,
  showTab: (tab: EditorTab) => void,
) {
  const { t } = useTranslation();
  const toast = useToast();
  const [asked, setAsked] = useState(false);
  const { publish, violations } = usePublish(type.id, keeper, state);
  const close = (): void => setAsked(false);
  const go = (violation: Violation): void => {
    close();
    const tab = tabOf(violation);
    showTab(tab);
    const { stageId = '', eventId } = violation;
    focusOn(eventId ? eventElement(eventId) : tab === 'stages' ? stageElement(stageId) : columnElement(stageId));
  };
  const onPublish = (note: string): void =>
    publish.mutate(note, {
      onSuccess: (version) => {
        close();
        toast.done(t('processEditor.published', { number: version.number }));
      },
      onError: (error) => !(error instanceof NotSaved) && toast.failed(error),
    });
  const dialog = asked && (
    <PublishDialog
      violations={violations}
      currentVersionId={type.currentVersionId}
      publishing={publish.isPending}
      onPublish={onPublish}
      onGo={go}
      onClose={close}
    />
  );
  return { violations, dialog, go, open: () => setAsked(true) };
}

/** Leaving waits for the last edits to be saved, and asks when they cannot be. */
function useLeavingSaved(keeper: DraftKeeper, unsaved: boolean): void {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  useBlocker({
    enableBeforeUnload: unsaved,
    shouldBlockFn: async ({ current, next }) => {
      if (current.pathname === next.pathname || (await keeper.settle())) return false;
      const leave = await modal.confirm({
        title: t('processEditor.leaveUnsaved'),
        content: t('processEditor.leaveUnsavedHint'),
        okText: t('processEditor.leave'),
        cancelText: t('processEditor.stay'),
      });
      return !leave;
    },
  });
}
