import { App, Button, Input } from 'antd';
import { type ReactElement, useState } from 'react';
import { changeRole, deleteRole, type Role } from '#domain/people/directory.contract.ts';
import { call } from '../api.ts';
import { useTranslation } from '../i18n/wording.ts';
import { useToast } from '../ui/toast.tsx';
import { FieldLimits } from './FieldLimits.tsx';
import { FunctionSwitches } from './FunctionSwitches.tsx';
import { usePeopleChange } from './peopleQueries.ts';
import { LevelLegend, RightsMatrix } from './RightsMatrix.tsx';
import { RoleReview } from './RoleReview.tsx';
import { useFailure } from './refusalText.ts';
import { roleDiff } from './roleDiff.ts';
import { roleName } from './roleName.ts';

/** One role as a matrix one can read aloud; nothing is saved before the differences have been looked at. */
export function RoleEditor(props: { role: Role; onCopy: () => void }): ReactElement {
  const { t } = useTranslation();
  const { role } = props;
  const [draft, setDraft] = useState(role);
  const [reviewing, setReviewing] = useState(false);
  const changes = roleDiff(role.rights, draft.rights);
  const renamed = role.nameZh !== draft.nameZh || role.nameEn !== draft.nameEn;
  const unchanged = changes.length === 0 && !renamed;
  const { done } = useToast();
  const failed = useFailure();
  const save = usePeopleChange(({ nameZh, nameEn, rights }: Role) =>
    call(changeRole, { params: { id: role.id }, body: { nameZh, nameEn, rights, rowVersion: role.rowVersion } }),
  );
  const settle = { onSuccess: () => done(t('people.saved')), onError: failed };
  const onRights = (rights: Role['rights']): void => setDraft({ ...draft, rights });
  return (
    <section className="role-editor" aria-label={t('people.tabs.roles')}>
      <div className="role-names">
        <label htmlFor="role-name-zh">
          <span>{t('people.role.nameZh')}</span>
          <Input
            id="role-name-zh"
            value={draft.nameZh}
            maxLength={40}
            onChange={(event) => setDraft({ ...draft, nameZh: event.target.value })}
          />
        </label>
        <label htmlFor="role-name-en">
          <span>{t('people.role.nameEn')}</span>
          <Input
            id="role-name-en"
            value={draft.nameEn}
            maxLength={40}
            onChange={(event) => setDraft({ ...draft, nameEn: event.target.value })}
          />
        </label>
        <span className="role-acts">
          <Button onClick={props.onCopy}>{t('people.role.copyOf')}</Button>
          {role.key === null && <DeleteRole role={role} />}
          <Button disabled={unchanged} onClick={() => setDraft(role)}>
            {t('people.role.discard')}
          </Button>
          <Button type="primary" disabled={unchanged} onClick={() => setReviewing(true)}>
            {t('people.role.review')}
          </Button>
        </span>
      </div>
      <p className="quiet">{t('people.role.explain')}</p>
      <RightsMatrix rights={draft.rights} changes={changes} onChange={onRights} />
      <LevelLegend />
      <FunctionSwitches rights={draft.rights} onChange={onRights} />
      <FieldLimits rights={draft.rights} onChange={onRights} />
      {reviewing && (
        <RoleReview
          role={role}
          draft={draft}
          changes={changes}
          busy={save.isPending}
          onSave={() => save.mutate(draft, settle)}
          onClose={() => setReviewing(false)}
        />
      )}
    </section>
  );
}

function DeleteRole(props: { role: Role }): ReactElement {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const failed = useFailure();
  const remove = usePeopleChange(() => call(deleteRole, { params: { id: props.role.id } }));
  const ask = (): void => {
    modal.confirm({
      title: t('people.role.deleteTitle', { name: roleName(props.role) }),
      okText: t('people.role.delete'),
      okButtonProps: { danger: true },
      onOk: () => remove.mutateAsync(undefined).catch(failed),
    });
  };
  return (
    <Button danger onClick={ask}>
      {t('people.role.delete')}
    </Button>
  );
}
