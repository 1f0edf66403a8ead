import { Checkbox, Form, Input, Modal } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from '../i18n/wording.ts';

interface ViewDialogProps {
  name: string;
  shared: boolean;
  mayShare: boolean;
  onSave: (view: { name: string; shared: boolean }) => Promise<unknown>;
  onClose: () => void;
}

const MAX_NAME = 60;

/** The name of a view and whether everybody sees it. */
export function ViewDialog(props: ViewDialogProps): ReactElement {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ name: string; shared: boolean }>();
  const save = async (): Promise<void> => props.onSave(await form.validateFields()).then(() => undefined);
  return (
    <Modal
      open
      title={t('lists.saveView')}
      okText={t('records.save')}
      cancelText={t('records.cancel')}
      onOk={() => void save().catch(() => undefined)}
      onCancel={props.onClose}
    >
      <Form form={form} layout="vertical" initialValues={{ name: props.name, shared: props.shared }} onFinish={() => void save()}>
        <Form.Item
          name="name"
          label={t('lists.viewName')}
          rules={[{ required: true, whitespace: true, message: t('records.problems.required') }]}
        >
          <Input autoFocus maxLength={MAX_NAME} />
        </Form.Item>
        <Form.Item name="shared" valuePropName="checked" {...(!props.mayShare && { help: t('lists.mayNotShare') })}>
          <Checkbox disabled={!props.mayShare}>{t('lists.shareView')}</Checkbox>
        </Form.Item>
      </Form>
    </Modal>
  );
}
