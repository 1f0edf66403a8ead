import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import type { ReactElement } from 'react';
import { ApiError } from '../api.ts';
import { currentLanguage, LANGUAGES, type Language, showLanguage } from '../i18n/language.ts';
import { useTranslation } from '../i18n/wording.ts';
import { useSignIn } from '../session.tsx';
import './SignInPage.css';

export function SignInPage(): ReactElement {
  const { t } = useTranslation();
  return (
    <main className="sign-in">
      <div className="sign-in-form">
        <img src="/winpath.svg" alt="" width={40} height={40} />
        <h1>{t('signIn.title')}</h1>
        <p className="quiet">{t('signIn.promise')}</p>
        <SignInForm />
        <p className="sign-in-forgotten">
          <Link to="/forgotten-password">{t('people.entry.forgotten')}</Link>
        </p>
        <p className="sign-in-help">{t('signIn.help')}</p>
        <LanguageChoice />
      </div>
    </main>
  );
}

function SignInForm(): ReactElement {
  const { t } = useTranslation();
  const { next } = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  const signIn = useSignIn();
  const required = (message: string) => [{ required: true, message }];
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      onFinish={(values: { email: string; password: string }) =>
        signIn.mutate({ ...values, email: values.email.trim() }, { onSuccess: () => void navigate({ href: next ?? '/' }) })
      }
    >
      <Form.Item
        name="email"
        label={t('signIn.email')}
        validateTrigger="onBlur"
        rules={[
          ...required(t('signIn.emailMissing')),
          { type: 'email', transform: (text: string) => text?.trim(), message: t('signIn.emailWrong') },
        ]}
      >
        <Input type="email" autoComplete="username" autoFocus size="large" />
      </Form.Item>
      <Form.Item name="password" label={t('signIn.password')} rules={required(t('signIn.passwordMissing'))}>
        <Input.Password autoComplete="current-password" size="large" />
      </Form.Item>
      <div role="alert" className="sign-in-refusal">
        {signIn.isError && <Refusal error={signIn.error} />}
      </div>
      <Button type="primary" htmlType="submit" size="large" block loading={signIn.isPending}>
        {t('signIn.submit')}
      </Button>
    </Form>
  );
}

function Refusal(props: { error: Error }): string {
  const { t } = useTranslation();
  const { error } = props;
  if (!(error instanceof ApiError)) return t('shell.failed');
  if (error.status === 0) return `${t('shell.offline')} · ${t('shell.offlineHint')}`;
  if (error.status === 401) return t('signIn.invalidCredentials');
  if (error.status === 429) return t('shell.tooMany', { count: error.retryAfterSeconds ?? 60 });
  return error.message;
}

function LanguageChoice(): ReactElement {
  const { t } = useTranslation();
  const choose = (language: Language): void => void showLanguage(language);
  return (
    <fieldset aria-label={t('shell.language')} className="sign-in-languages">
      {(Object.keys(LANGUAGES) as Language[]).map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          className="plain-button"
          aria-pressed={language === currentLanguage()}
          onClick={() => choose(language)}
        >
          {LANGUAGES[language]}
        </button>
      ))}
    </fieldset>
  );
}
