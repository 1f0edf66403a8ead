import DeleteOutlined from '@ant-design/icons/DeleteOutlined';
import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { Button, Form, Input } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from '../i18n/wording.ts';

const MAX_LABEL = 100;

/** The options of a field, each with a Chinese and an English name. */
export function OptionsEditor(): ReactElement {
  const { t } = useTranslation();
  const required = { required: true, whitespace: true, message: t('records.problems.required') };
  return (
    <Form.List
      name="options"
      rules={[
        { validator: async (_, options?: unknown[]) => !options?.length && Promise.reject(new Error(t('customFields.optionsMissing'))) },
      ]}
    >
      {(rows, { add, remove }, { errors }) => (
        <fieldset className="options-editor">
          <legend>{t('customFields.options')}</legend>
          {rows.map(({ key, name }) => (
            <div key={key} className="option-row">
              <Form.Item name={[name, 'zh']} rules={[required]}>
                <Input
                  maxLength={MAX_LABEL}
                  aria-label={t('customFields.optionZh', { at: name + 1 })}
                  placeholder={t('customFields.labelZh')}
                />
              </Form.Item>
              <Form.Item name={[name, 'en']}>
                <Input
                  maxLength={MAX_LABEL}
                  aria-label={t('customFields.optionEn', { at: name + 1 })}
                  placeholder={t('customFields.labelEn')}
                />
              </Form.Item>
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t('customFields.removeOption', { at: name + 1 })}
                onClick={() => remove(name)}
              />
            </div>
          ))}
          <Form.ErrorList errors={errors} />
          <Button type="link" icon={<PlusOutlined />} onClick={() => add({})}>
            {t('customFields.addOption')}
          </Button>
        </fieldset>
      )}
    </Form.List>
  );
}
