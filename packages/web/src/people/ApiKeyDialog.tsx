import { Alert, Checkbox, Form, Input, Modal, Select, Typography } from 'antd';
import { type ReactElement, useState } from 'react';
import { type ApiKey, createApiKey, KEY_SCOPES } from '#domain/people/contract.ts';
import { call } from '../api.ts';
import { useTranslation } from '../i18n/wording.ts';
import { useAccountChange } from './accountQueries.ts';
import { useFailure } from './refusalText.ts';

interface Values {
  name: string;
  scopes: ApiKey['scopes'];
  days: number;
}

const NEVER = 0;
const DAYS = [30, 90, 365, NEVER];

/** Asks what the key is for, then shows it: this once. */
export function ApiKeyDialog(props: { onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const [secret, setSecret] = useState<string>();
  const [form] = Form.useForm<Values>();
  const failed = useFailure();
  const make = useAccountChange(({ name, scopes, days }: Values) =>
    call(createApiKey, { body: { name, scopes, expiresInDays: days === NEVER ? null : days } }),
  );
  if (secret !== undefined) return <KeyShownOnce secret={secret} onClose={props.onClose} />;
  return (
    <Modal
      open
      title={t('people.account.createKey')}
      okText={t('people.account.createKey')}
      confirmLoading={make.isPending}
      onOk={() => form.submit()}
      onCancel={props.onClose}
    >
      <Form
        name="api-key"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ scopes: ['read'], days: 90 }}
        onFinish={(values: Values) => make.mutate(values, { onSuccess: ({ key }) => setSecret(key), onError: failed })}
      >
        <Form.Item
          name="name"
          label={t('people.account.keyName')}
          rules={[{ required: true, whitespace: true, message: t('people.account.keyNameMissing') }]}
        >
          <Input maxLength={80} placeholder={t('people.account.keyNameHint')} />
        </Form.Item>
        <Form.Item name="scopes" label={t('people.account.keyScopes')}>
          <Checkbox.Group
            className="key-scopes"
            options={KEY_SCOPES.map((scope) => ({
              value: scope,
              disabled: scope === 'read',
              label: `${t(`people.account.scopes.${scope}`)} · ${t(`people.account.scopeWords.${scope}`)}`,
            }))}
          />
        </Form.Item>
        <Form.Item name="days" label={t('people.account.expires')}>
          <Select
            options={DAYS.map((days) => ({
              value: days,
              label: days === NEVER ? t('people.account.expiresNever') : t('people.account.expiresInDays', { count: days }),
            }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}

function KeyShownOnce(props: { secret: string; onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  return (
    <Modal
      open
      title={t('people.account.keyMade')}
      okText={t('people.account.keySaved')}
      cancelButtonProps={{ hidden: true }}
      mask={{ closable: false }}
      onOk={props.onClose}
      onCancel={props.onClose}
    >
      <Alert type="warning" showIcon title={t('people.account.keyOnce')} />
      <Typography.Paragraph className="key-secret" copyable={{ text: props.secret, tooltips: [t('people.copy'), t('people.copied')] }}>
        <code>{props.secret}</code>
      </Typography.Paragraph>
    </Modal>
  );
}
