import { useNavigate, useSearch } from '@tanstack/react-router';
import { Tabs } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import type { ObjectShape, OpenRecord } from '#domain/records/contract.ts';
import { TeamPanel } from '../activities/TeamPanel.tsx';

export interface RecordTab {
  /** Its name in the address. */
  key: string;
  label: ReactNode;
  children: ReactNode;
}

interface RecordBodyProps {
  object: ObjectShape;
  record: OpenRecord;
  /** The first is open until the address names another. */
  tabs: readonly RecordTab[];
}

/** What is known of a record in tabs, the open one in the address, and the team beside it. */
export function RecordBody({ object, record, tabs }: RecordBodyProps): ReactElement {
  const { tab } = useSearch({ strict: false }) as { tab?: string };
  const navigate = useNavigate();
  const open = tabs.find(({ key }) => key === tab) ?? tabs[0];
  return (
    <div className={`record-body ${object.owned ? '' : 'alone'}`}>
      <Tabs
        className="record-tabs"
        activeKey={open?.key ?? ''}
        onChange={(key) => void navigate({ to: '.', search: { tab: key } as never, replace: true })}
        items={[...tabs]}
      />
      {object.owned && <TeamPanel object={object.path} id={record.id} />}
    </div>
  );
}
