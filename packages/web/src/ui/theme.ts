// One set of tokens for both appearances: antd reads them as its theme, our own style sheets as CSS variables.
import { theme as antdTheme, type ThemeConfig } from 'antd';

export type Appearance = 'light' | 'dark';
export type AppearanceChoice = Appearance | 'system';

const palettes = {
  light: {
    accent: '#0f766e',
    accentHover: '#0d655e',
    accentTint: '#e3f1ef',
    accentTintStrong: '#c5e3df',
    onAccent: '#ffffff',
    ground: '#ffffff',
    groundRaised: '#ffffff',
    groundQuiet: '#f6f7f9',
    groundHover: '#eceff3',
    groundChosen: '#ffffff',
    line: '#e1e5ea',
    lineStrong: '#7d8795',
    text: '#1a2230',
    textQuiet: '#566274',
    textFaint: '#596474',
    textDisabled: '#8a94a2',
    off: '#687383',
    success: '#15803d',
    successTint: '#e5f3e9',
    warn: '#a15c07',
    warnTint: '#fcf1de',
    danger: '#c0322b',
    dangerHover: '#a82a24',
    dangerTint: '#fceae8',
    shadow: '0 6px 24px rgba(20, 30, 45, .12)',
  },
  dark: {
    accent: '#2fb3a5',
    accentHover: '#4cc4b7',
    accentTint: '#14322f',
    accentTintStrong: '#1c4742',
    onAccent: '#06211e',
    ground: '#15191f',
    groundRaised: '#1f252e',
    groundQuiet: '#1b2028',
    groundHover: '#252c36',
    groundChosen: '#333c49',
    line: '#2e3642',
    lineStrong: '#7c8899',
    text: '#e6eaf0',
    textQuiet: '#a7b1bf',
    textFaint: '#8f9bab',
    textDisabled: '#727d8c',
    off: '#7c8899',
    success: '#4dbb78',
    successTint: '#16301f',
    warn: '#e0a243',
    warnTint: '#35280f',
    danger: '#f0807a',
    dangerHover: '#f49c97',
    dangerTint: '#3a1d1c',
    shadow: '0 6px 24px rgba(0, 0, 0, .5)',
  },
} as const;

const FONT = 'system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", sans-serif';
const KEPT_UNDER = 'winpath.appearance';

export const keptAppearance = (): AppearanceChoice => {
  const kept = localStorage.getItem(KEPT_UNDER);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
};

export const keepAppearance = (choice: AppearanceChoice): void => localStorage.setItem(KEPT_UNDER, choice);

const systemDark = window.matchMedia('(prefers-color-scheme: dark)');
const prefersStillness = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches;

export const appearanceOf = (choice: AppearanceChoice): Appearance =>
  choice === 'system' ? (systemDark.matches ? 'dark' : 'light') : choice;

export function onSystemAppearance(act: () => void): () => void {
  systemDark.addEventListener('change', act);
  return () => systemDark.removeEventListener('change', act);
}

/** Writes the tokens as CSS variables (`groundQuiet` → `--ground-quiet`) for our own style sheets. */
export function paint(appearance: Appearance): void {
  const { style } = document.documentElement;
  style.colorScheme = appearance;
  style.setProperty('--font', FONT);
  for (const [name, value] of Object.entries(palettes[appearance])) {
    style.setProperty(`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, value);
  }
}

/** What a thumb hits on a phone. */
const THUMB = { controlHeight: 44, controlHeightLG: 44, controlHeightSM: 36 };

/** The same tokens for antd: 14/22 text, 32 px controls, radius 6, a flat surface without coloured shadows. */
export function antdThemeOf(appearance: Appearance, phone: boolean): ThemeConfig {
  const p = palettes[appearance];
  return {
    algorithm: appearance === 'dark' ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
    token: {
      colorPrimary: p.accent,
      colorPrimaryBg: p.accentTint,
      colorPrimaryBgHover: p.accentTintStrong,
      controlItemBgActive: p.accentTint,
      controlItemBgActiveHover: p.accentTintStrong,
      colorInfo: p.accent,
      colorLink: p.accent,
      colorSuccess: p.success,
      colorWarning: p.warn,
      colorError: p.danger,
      colorErrorHover: p.dangerHover,
      colorInfoBg: p.accentTint,
      colorInfoBorder: p.accentTintStrong,
      colorSuccessBg: p.successTint,
      colorSuccessBorder: p.successTint,
      colorWarningBg: p.warnTint,
      colorWarningBorder: p.warnTint,
      colorErrorBg: p.dangerTint,
      colorErrorBorder: p.dangerTint,
      colorBgBase: p.ground,
      colorTextBase: p.text,
      colorText: p.text,
      colorTextSecondary: p.textQuiet,
      colorTextTertiary: p.textFaint,
      colorTextDescription: p.textFaint,
      colorTextPlaceholder: p.textFaint,
      colorTextDisabled: p.textDisabled,
      colorBorder: p.line,
      colorBorderSecondary: p.line,
      colorBorderDisabled: p.line,
      colorBgLayout: p.groundQuiet,
      colorBgContainer: p.ground,
      colorBgElevated: p.groundRaised,
      colorTextLightSolid: p.onAccent,
      fontFamily: FONT,
      fontSize: 14,
      fontSizeHeading1: 20,
      fontSizeHeading2: 16,
      lineHeight: 22 / 14,
      controlHeight: 32,
      ...(phone && THUMB),
      borderRadius: 6,
      boxShadowSecondary: p.shadow,
      motion: !prefersStillness(),
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.18s',
    },
    components: {
      // an empty box is nothing but its border
      Checkbox: { colorBorder: p.lineStrong },
      Radio: { colorBorder: p.lineStrong },
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      // days of the months around can be chosen too; a week fits beside the edge of a phone
      DatePicker: { colorTextDisabled: p.textFaint, ...(phone && { cellWidth: 42 }) },
      // the accent itself, not antd's darker shade of it, which is too dim on its own tint in the dark
      Dropdown: { colorPrimary: p.accent },
      Segmented: { trackBg: p.groundQuiet, itemSelectedBg: p.groundChosen },
      // a switch that is off still has a word in it
      Switch: { colorTextQuaternary: p.off, colorTextTertiary: p.off },
      Table: { cellPaddingBlock: 8, cellPaddingBlockSM: 4, headerBg: p.groundQuiet, headerColor: p.textQuiet, rowHoverBg: p.groundQuiet },
      Tooltip: { colorBgSpotlight: appearance === 'dark' ? '#39424f' : '#1f2937', colorTextLightSolid: '#ffffff' },
    },
  };
}
