// Business types: each owns one sales process.

import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { useQuery } from '@tanstack/react-query';
import { Button, Switch } from 'antd';
import { type ReactElement, useState } from 'react';
import { useTranslation } from '../../i18n/wording.ts';
import { useMayDo } from '../../session.tsx';
import { FailureState } from '../../ui/FailureState.tsx';
import { EmptyState, ListSkeleton, NoRight } from '../../ui/states.tsx';
import { BusinessTypeDialog, type BusinessTypeTask } from './BusinessTypeDialog.tsx';
import { BusinessTypeTable } from './BusinessTypeTable.tsx';
import { businessTypesQuery } from './queries.ts';
import { SavedTemplates } from './SavedTemplates.tsx';
import { useRightName } from './useRightName.ts';
import './editor.css';

export function ProcessesPage(): ReactElement {
  const mayEdit = useMayDo('processes.edit');
  const right = useRightName();
  if (!mayEdit) return <NoRight right={right} />;
  return (
    <div className="page">
      <BusinessTypes />
    </div>
  );
}

function BusinessTypes(): ReactElement {
  const { t } = useTranslation();
  const types = useQuery(businessTypesQuery);
  const [task, setTask] = useState<BusinessTypeTask>();
  const [withArchived, setWithArchived] = useState(false);
  if (types.error && !types.data) return <FailureState error={types.error} onRetry={() => void types.refetch()} />;
  if (!types.data) return <ListSkeleton rows={4} />;
  const all = types.data.businessTypes;
  const shown = all.filter((type) => withArchived || !type.archived);
  return (
    <>
      <Head hasArchived={all.some((type) => type.archived)} withArchived={withArchived} onArchived={setWithArchived} onNew={setTask} />
      {shown.length === 0 ? (
        <EmptyState title={t('processEditor.noTypes')} hint={t('processEditor.noTypesHint')} />
      ) : (
        <BusinessTypeTable types={shown} onTask={setTask} />
      )}
      <SavedTemplates />
      {task && <BusinessTypeDialog task={task} types={all} onClose={() => setTask(undefined)} />}
    </>
  );
}

function Head(props: {
  hasArchived: boolean;
  withArchived: boolean;
  onArchived: (shown: boolean) => void;
  onNew: (task: BusinessTypeTask) => void;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <header className="editor-head">
      <div>
        <h1>{t('processEditor.title')}</h1>
        <p className="quiet">{t('processEditor.lead')}</p>
      </div>
      <div className="editor-tools">
        {props.hasArchived && (
          <span className="archived-switch">
            <Switch size="small" checked={props.withArchived} onChange={props.onArchived} aria-label={t('processEditor.showArchived')} />{' '}
            {t('processEditor.showArchived')}
          </span>
        )}
        <Button type="primary" icon={<PlusOutlined />} onClick={() => props.onNew({ kind: 'create', copyOf: undefined })}>
          {t('processEditor.newType')}
        </Button>
      </div>
    </header>
  );
}
