import { Form, Modal } from 'antd';
import type { ReactElement } from 'react';
import { invitePerson } from '#domain/people/directory.contract.ts';
import { call } from '../api.ts';
import { useTranslation } from '../i18n/wording.ts';
import { useToast } from '../ui/toast.tsx';
import { filled, PersonFields, type PersonValues } from './PersonFields.tsx';
import { usePeopleChange } from './peopleQueries.ts';
import { useFailure } from './refusalText.ts';

export function InviteDialog(props: { open: boolean; departmentId: string | undefined; onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const [form] = Form.useForm<PersonValues>();
  const { done } = useToast();
  const failed = useFailure();
  const invite = usePeopleChange((values: PersonValues) => call(invitePerson, { body: filled(values) }));
  const send = (values: PersonValues): void =>
    invite.mutate(values, {
      onSuccess: (person) => {
        done(t('people.invited', { name: person.name }));
        props.onClose();
      },
      onError: failed,
    });
  return (
    <Modal
      open={props.open}
      width={640}
      destroyOnHidden
      title={t('people.inviteTitle')}
      okText={t('people.send')}
      confirmLoading={invite.isPending}
      onOk={() => form.submit()}
      onCancel={props.onClose}
    >
      <p className="quiet">{t('people.inviteHint')}</p>
      <Form
        name="invitation"
        form={form}
        layout="vertical"
        requiredMark={false}
        preserve={false}
        initialValues={{ departmentId: props.departmentId }}
        onFinish={send}
      >
        <PersonFields />
      </Form>
    </Modal>
  );
}
