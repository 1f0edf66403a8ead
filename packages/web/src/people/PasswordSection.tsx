import { Button, Form, Input } from 'antd';
import type { ReactElement } from 'react';
import { type Account, changePassword } from '#domain/people/contract.ts';
import { call } from '../api.ts';
import { useTranslation } from '../i18n/wording.ts';
import { InstantText } from '../ui/DateText.tsx';
import { useToast } from '../ui/toast.tsx';
import { useAccountChange } from './accountQueries.ts';
import { PasswordField } from './PasswordField.tsx';
import { useFailure } from './refusalText.ts';

interface Values {
  current: string;
  next: string;
}

export function PasswordSection(props: { account: Account }): ReactElement {
  const { t } = useTranslation();
  const { account } = props;
  const [form] = Form.useForm<Values>();
  const { done } = useToast();
  const failed = useFailure();
  const change = useAccountChange((body: Values) => call(changePassword, { body }));
  const save = (values: Values): void =>
    change.mutate(values, {
      onSuccess: () => {
        form.resetFields();
        done(t('people.account.changed'));
      },
      onError: failed,
    });
  return (
    <section aria-labelledby="account-password">
      <h2 id="account-password">{t('people.account.passwordTitle')}</h2>
      <p className="quiet">
        {t('people.account.passwordChanged')} <InstantText at={account.passwordChangedAt} />
      </p>
      <Form name="password-change" form={form} layout="vertical" requiredMark={false} onFinish={save}>
        <input type="text" name="username" autoComplete="username" value={account.email} readOnly hidden />
        <div className="people-pair">
          <Form.Item
            name="current"
            label={t('people.account.current')}
            rules={[{ required: true, message: t('people.account.currentMissing') }]}
          >
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          <PasswordField owner={account} label={t('people.account.next')} />
        </div>
        <Button htmlType="submit" loading={change.isPending}>
          {t('people.account.change')}
        </Button>
      </Form>
    </section>
  );
}
