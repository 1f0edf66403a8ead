import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { Button, Input, Select } from 'antd';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { useTranslation } from '../i18n/wording.ts';
import { useDelayed } from '../ui/useDelayed.ts';
import { DepartmentPanel } from './DepartmentPanel.tsx';
import { InviteDialog } from './InviteDialog.tsx';
import { PeopleTable } from './PeopleTable.tsx';
import { PeopleFrame } from './PeopleTabs.tsx';
import { PersonDrawer } from './PersonDrawer.tsx';
import { PEOPLE_STATUSES, usePeopleSearch } from './peopleSearch.ts';

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
  const { search, change } = usePeopleSearch();
  const { department: departmentId, status = 'current', open } = search;
  const [text, setText] = useState(search.q ?? '');
  const q = useDelayed(text.trim());
  const asked = useRef(search.q ?? '');
  useEffect(() => {
    if (q === asked.current) return;
    asked.current = q;
    change({ q: q || undefined });
  });
  return (
    <div className="people-split">
      <DepartmentPanel chosen={departmentId} onChoose={(id) => change({ department: id })} />
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
            onChange={(value) => change({ status: value === 'current' ? undefined : value })}
            options={PEOPLE_STATUSES.map((value) => ({ value, label: t(`people.statusFilter.${value}`) }))}
          />
        </div>
        <PeopleTable question={{ q, departmentId, status }} onOpen={(id) => change({ open: id })} />
      </section>
      {open && <PersonDrawer key={open} id={open} onClose={() => change({ open: undefined })} />}
      <InviteDialog open={props.inviting} departmentId={departmentId} onClose={props.onInviteClosed} />
    </div>
  );
}
