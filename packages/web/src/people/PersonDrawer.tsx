import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Drawer, Form, Space } from 'antd';
import { type ReactElement, useState } from 'react';
import { changePerson, reactivatePerson, type readPerson, resendInvitation } from '#domain/people/directory.contract.ts';
import { call } from '../api.ts';
import { useTranslation } from '../i18n/wording.ts';
import { useSession } from '../session.tsx';
import { InstantText } from '../ui/DateText.tsx';
import { FailureState } from '../ui/FailureState.tsx';
import { PageSkeleton } from '../ui/states.tsx';
import { useToast } from '../ui/toast.tsx';
import { DeactivateDialog } from './DeactivateDialog.tsx';
import { PersonStatus } from './PeopleTable.tsx';
import { filled, PersonFields, type PersonValues } from './PersonFields.tsx';
import { personQuery, usePeopleChange } from './peopleQueries.ts';
import { useFailure } from './refusalText.ts';

type Facts = NonNullable<NonNullable<(typeof readPerson)['reply']>['_output']>;

export function PersonDrawer(props: { id: string; onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(personQuery(props.id));
  const [form] = Form.useForm<PersonValues>();
  const { done } = useToast();
  const failed = useFailure();
  const change = usePeopleChange((values: PersonValues) =>
    call(changePerson, { params: { id: props.id }, body: { ...filled(values), rowVersion: data?.person.rowVersion ?? 1 } }),
  );
  const save = (values: PersonValues): void =>
    change.mutate(values, {
      onSuccess: () => {
        done(t('people.saved'));
        props.onClose();
      },
      onError: failed,
    });
  return (
    <Drawer
      open
      size={520}
      title={data?.person.name ?? ' '}
      onClose={props.onClose}
      footer={
        data?.mayChange && (
          <Space>
            <Button type="primary" loading={change.isPending} onClick={() => form.submit()}>
              {t('people.save')}
            </Button>
            <Button onClick={props.onClose}>{t('people.cancel')}</Button>
          </Space>
        )
      }
    >
      {error && !data && <FailureState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <PageSkeleton />}
      {data && (
        <>
          <Standing facts={data} />
          <Form
            name="person"
            form={form}
            layout="vertical"
            requiredMark={false}
            disabled={!data.mayChange}
            initialValues={data.person}
            onFinish={save}
          >
            <PersonFields />
          </Form>
        </>
      )}
    </Drawer>
  );
}

/** Status, last visit, and what may be done about them. */
function Standing(props: { facts: Facts }): ReactElement {
  const { t } = useTranslation();
  const { user } = useSession();
  const { person, lastSeenAt, mayChange } = props.facts;
  const [leaving, setLeaving] = useState(false);
  const { done } = useToast();
  const failed = useFailure();
  const resend = usePeopleChange(() => call(resendInvitation, { params: { id: person.id } }));
  const reactivate = usePeopleChange(() => call(reactivatePerson, { params: { id: person.id } }));
  return (
    <div className="people-standing">
      <PersonStatus status={person.status} />
      <span className="quiet">
        {lastSeenAt ? (
          <>
            {t('people.lastSeen')} <InstantText at={lastSeenAt} />
          </>
        ) : (
          t('people.never')
        )}
      </span>
      {mayChange && person.status === 'invited' && (
        <Button
          size="small"
          loading={resend.isPending}
          onClick={() => resend.mutate(undefined, { onSuccess: () => done(t('people.resent')), onError: failed })}
        >
          {t('people.resend')}
        </Button>
      )}
      {mayChange && person.status === 'deactivated' && (
        <Button size="small" loading={reactivate.isPending} onClick={() => reactivate.mutate(undefined, { onError: failed })}>
          {t('people.reactivate')}
        </Button>
      )}
      {mayChange && person.status !== 'deactivated' && person.id !== user.id && (
        <Button size="small" danger onClick={() => setLeaving(true)}>
          {t('people.deactivate')}
        </Button>
      )}
      {!mayChange && <Alert type="info" showIcon title={t('people.outranked')} />}
      {leaving && <DeactivateDialog person={person} holdings={props.facts.holdings} onClose={() => setLeaving(false)} />}
    </div>
  );
}
