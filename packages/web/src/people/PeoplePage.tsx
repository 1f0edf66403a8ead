import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { Button, Input, Select } from 'antd';
import { type ReactElement, useDeferredValue, useState } from 'react';
import { useTranslation } from '../i18n/wording.ts';
import { DepartmentPanel } from './DepartmentPanel.tsx';
import { InviteDialog } from './InviteDialog.tsx';
import { PeopleTable } from './PeopleTable.tsx';
import { PeopleFrame } from './PeopleTabs.tsx';
import { PersonDrawer } from './PersonDrawer.tsx';
import type { PeopleQuestion } from './peopleQueries.ts';

const STATUSES = ['current', 'deactivated', 'any'] as const;

export function PeoplePage(): ReactElement {
  const { t } = useTranslation();
  const [inviting, setInviting] = useState(false);
  return (
    <PeopleFrame
      tab="people"
      actions={
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setInviting(true)}>
          {t('people.invite')}
        </Button>
      }
    >
      <Directory inviting={inviting} onInviteClosed={() => setInviting(false)} />
    </PeopleFrame>
  );
}

function Directory(props: { inviting: boolean; onInviteClosed: () => void }): ReactElement {
  const { t } = useTranslation();
  const [departmentId, setDepartment] = useState<string>();
  const [text, setText] = useState('');
  const [status, setStatus] = useState<PeopleQuestion['status']>('current');
  const [open, setOpen] = useState<string>();
  const q = useDeferredValue(text.trim());
  return (
    <div className="people-split">
      <DepartmentPanel chosen={departmentId} onChoose={setDepartment} />
      <section aria-label={t('people.tabs.people')}>
        <div className="people-tools">
          <Input.Search
            allowClear
            value={text}
            onChange={(event) => setText(event.target.value)}
            placeholder={t('people.search')}
            aria-label={t('people.search')}
          />
          <Select
            aria-label={t('people.status')}
            value={status}
            onChange={setStatus}
            options={STATUSES.map((value) => ({ value, label: t(`people.statusFilter.${value}`) }))}
          />
        </div>
        <PeopleTable question={{ q, departmentId, status }} onOpen={setOpen} />
      </section>
      {open && <PersonDrawer key={open} id={open} onClose={() => setOpen(undefined)} />}
      <InviteDialog open={props.inviting} departmentId={departmentId} onClose={props.onInviteClosed} />
    </div>
  );
}
