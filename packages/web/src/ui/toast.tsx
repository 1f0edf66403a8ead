import { App, Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from '../i18n/wording.ts';
import { failureWords } from './failureWords.ts';
import { freshId } from './freshId.ts';

const SECONDS_TO_UNDO = 8;

export interface Toast {
  /** Something was done; with `undo`, it can be taken back for a few seconds. */
  done: (text: string, undo?: () => void) => void;
  /** Something was refused or broke; says what and under which request number. */
  failed: (error: unknown) => void;
  /** Something was refused for a reason that the page has put into words. */
  refused: (text: string) => void;
}

export function useToast(): Toast {
  const { message } = App.useApp();
  const { t } = useTranslation();
  return useMemo(() => {
    const done = (text: string, undo?: () => void): void => {
      const key = freshId();
      const takeBack = (): void => {
        message.destroy(key);
        undo?.();
      };
      message.open({
        key,
        type: 'success',
        duration: undo ? SECONDS_TO_UNDO : 3,
        content: (
          <span role="status">
            {text}
            {undo && (
              <Button type="link" size="small" onClick={takeBack}>
                {t('shell.undo')}
              </Button>
            )}
          </span>
        ),
      });
    };
    const refused = (text: string): void => {
      message.open({ type: 'error', duration: 6, content: <span role="alert">{text}</span> });
    };
    return { done, failed: (error) => refused(failureWords(t, error)), refused };
  }, [message, t]);
}
