import { pinyin } from 'pinyin-pro';

/** How a person's name is looked up: full pinyin and initials (`王丽华` → `wanglihua wlh`), surnames read as surnames. */
export function namePinyin(name: string): string {
  const syllables = pinyin(name, { mode: 'surname', toneType: 'none', type: 'array', nonZh: 'consecutive', v: true });
  const words = syllables.flatMap((piece) => piece.toLowerCase().split(/\s+/)).filter((piece) => piece !== '');
  const full = words.join('');
  const initials = words.map((word) => word[0]).join('');
  return full === initials ? full : `${full} ${initials}`;
}
