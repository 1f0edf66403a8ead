import { Form, Input } from 'antd';
import type { ReactElement } from 'react';
import { type PasswordOwner, passwordProblems } from '#domain/people/passwordRules.ts';
import { useTranslation } from '../i18n/wording.ts';

/** A new password, judged by the very rules the server goes by, while it is typed. */
export function PasswordField(props: { owner: PasswordOwner; label: string; large?: boolean }): ReactElement {
  const { t } = useTranslation();
  const judge = async (_: unknown, password: string | undefined): Promise<void> => {
    if (!password) throw new Error(t('people.entry.passwordMissing'));
    const problems = passwordProblems(password, props.owner);
    if (problems.length > 0) throw new Error(problems.map((problem) => t(`people.password.${problem}`)).join(' · '));
  };
  return (
    <Form.Item
      name="next"
      label={props.label}
      validateTrigger={['onBlur', 'onSubmit']}
      extra={t('people.password.rule')}
      rules={[{ validator: judge }]}
    >
      <Input.Password autoComplete="new-password" maxLength={200} {...(props.large && { size: 'large' as const })} />
    </Form.Item>
  );
}
