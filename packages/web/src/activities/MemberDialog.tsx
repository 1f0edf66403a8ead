import { AutoComplete, Form, Modal, Radio } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from '../i18n/wording.ts';
import { PersonPicker } from '../records/PersonPicker.tsx';

export interface Member {
  userId: string;
  role?: string;
  access: 'read' | 'edit';
}

const ROLES = ['presales', 'delivery', 'business', 'legal', 'sponsor', 'service'] as const;

interface MemberDialogProps {
  /** The member to change; nobody yet when one is added. */
  member?: Member & { name: string };
  sending: boolean;
  onSave: (member: Member) => void;
  onClose: () => void;
}

/** Who joins the team, as what, and whether he may edit. */
export function MemberDialog({ member, sending, onSave, onClose }: MemberDialogProps): ReactElement {
  const { t } = useTranslation();
  const [form] = Form.useForm<Member>();
  return (
    <Modal
      open
      title={member ? t('activities.editMember', { name: member.name }) : t('activities.addMember')}
      okText={t(member ? 'activities.save' : 'activities.add')}
      cancelText={t('activities.cancel')}
      okButtonProps={{ loading: sending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" initialValues={member ?? { access: 'read' }} onFinish={onSave}>
        <Form.Item
          name="userId"
          label={t('activities.person')}
          hidden={member !== undefined}
          rules={[{ required: true, message: t('activities.personMissing') }]}
        >
          <MemberPicker />
        </Form.Item>
        <Form.Item name="role" label={t('activities.role')}>
          <AutoComplete
            maxLength={60}
            allowClear
            showSearch={{ filterOption: true }}
            options={ROLES.map((role) => ({ value: t(`activities.roles.${role}`) }))}
          />
        </Form.Item>
        <Form.Item name="access" label={t('activities.may')}>
          <Radio.Group
            options={[
              { value: 'read', label: t('activities.access.read') },
              { value: 'edit', label: t('activities.access.edit') },
            ]}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}

/** `Form.Item` hands in value and onChange. */
function MemberPicker(props: { id?: string; value?: string; onChange?: (id: string | null) => void }): ReactElement {
  return <PersonPicker {...(props.id && { id: props.id })} value={props.value ?? null} onChange={(id) => props.onChange?.(id)} autoFocus />;
}
