import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import type { ReactElement } from 'react';
import { requestReset } from '#domain/people/contract.ts';
import { call } from '../api.ts';
import { useTranslation } from '../i18n/wording.ts';
import { useToast } from '../ui/toast.tsx';
import { EntryFrame } from './EntryFrame.tsx';

export function ForgottenPasswordPage(): ReactElement {
  const { t } = useTranslation();
  const { failed } = useToast();
  const request = useMutation({ mutationFn: (body: { email: string }) => call(requestReset, { body }), onError: failed });
  return (
    <EntryFrame title={t('people.entry.forgottenTitle')} hint={request.isSuccess ? undefined : t('people.entry.forgottenHint')}>
      {request.isSuccess ? (
        <div role="status">
          <p>{t('people.entry.linkSent')}</p>
          <p className="quiet">{t('people.entry.linkSentHint')}</p>
        </div>
      ) : (
        <Form
          name="forgotten"
          layout="vertical"
          requiredMark={false}
          onFinish={(values: { email: string }) => request.mutate({ email: values.email.trim() })}
        >
          <Form.Item
            name="email"
            label={t('signIn.email')}
            validateTrigger="onBlur"
            rules={[
              { required: true, message: t('signIn.emailMissing') },
              { type: 'email', transform: (text: string) => text?.trim(), message: t('signIn.emailWrong') },
            ]}
          >
            <Input type="email" autoComplete="username" autoFocus size="large" />
          </Form.Item>
          <Button type="primary" htmlType="submit" size="large" block loading={request.isPending}>
            {t('people.entry.sendLink')}
          </Button>
        </Form>
      )}
      <p className="sign-in-help">
        <Link to="/sign-in" search={{}}>
          {t('people.entry.back')}
        </Link>
      </p>
    </EntryFrame>
  );
}
