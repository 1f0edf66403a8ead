import { Form, Input } from 'antd';
import type { ReactElement } from 'react';
import { REMARK_LIMIT, remarkLength } from '#domain/processes/definition.ts';
import { useTranslation } from '../../i18n/wording.ts';

const MOST_KEPT = 2_000;

/** The remark of a key event, counted in code points as saving counts; what is too long is said at once and stays to be shortened. */
export function RemarkInput({ value, onChange }: { value: string; onChange: (remark: string) => void }): ReactElement {
  const { t } = useTranslation();
  const length = remarkLength(value);
  const tooLong = length > REMARK_LIMIT;
  return (
    <Form.Item label={t('processEditor.remark')} htmlFor="event-remark" {...(tooLong && { validateStatus: 'error' as const })}>
      <Input.TextArea
        id="event-remark"
        value={value}
        aria-invalid={tooLong}
        aria-describedby="event-remark-count"
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={MOST_KEPT}
        placeholder={t('processEditor.remarkPlaceholder', { limit: REMARK_LIMIT })}
        onChange={({ target }) => onChange(target.value)}
      />
      <span id="event-remark-count" className={`figure remark-count ${tooLong ? 'over' : 'faint'}`}>
        {tooLong && `${t('processEditor.remarkTooLong', { count: length - REMARK_LIMIT })} · `}
        {length} / {REMARK_LIMIT}
      </span>
    </Form.Item>
  );
}
