import { expect, it } from 'vitest';
import { render, tagsOf, textOf } from '../../testing/render.tsx';
import { RemarkInput } from './RemarkInput.tsx';

const shown = (value: string): string => render(<RemarkInput value={value} onChange={() => undefined} />);

it('takes 400 characters, an emoji counted once', () => {
  const markup = shown('😀'.repeat(400));
  expect(textOf(markup)).toContain('400 / 400');
  expect(tagsOf(markup, '<textarea|aria-invalid')[0]).toContain('aria-invalid="false"');
});

it('says of 401 how many are too many, and keeps all of them', () => {
  const remark = `${'字'.repeat(400)}😀`;
  const text = textOf(shown(remark));
  expect(text).toContain(remark);
  expect(text).toContain('401 / 400');
  expect(text).toContain('超出 1 字');
  expect(tagsOf(shown(remark), '<textarea|aria-invalid')[0]).toContain('aria-invalid="true"');
});
