// What the product writes to people about their accounts, in their own language: a few plain sentences and one link.
import type { Letter } from '../outside/mail/mailer.ts';

export type Locale = 'zh-CN' | 'en';
export const asLocale = (name: string | null): Locale => (name === 'en' ? 'en' : 'zh-CN');

export interface Receiver {
  to: string;
  name: string;
  locale: Locale;
}

export interface LetterWords {
  subject: string;
  before: string[];
  link?: { label: string; href: string };
  after: string[];
}

const GREETING = { 'zh-CN': (name: string) => `${name}，您好：`, en: (name: string) => `Hello ${name},` };

export function invitationLetter(receiver: Receiver, facts: { inviter: string; organisation: string; link: string; days: number }): Letter {
  const { inviter, organisation, link, days } = facts;
  const words: Record<Locale, LetterWords> = {
    'zh-CN': {
      subject: `${inviter} 邀请您加入 ${organisation} 的赢途`,
      before: [`${inviter} 为您开通了 ${organisation} 的赢途账号。请打开下面的链接设置密码，然后就可以登录。`],
      link: { label: '设置密码', href: link },
      after: [`链接 ${days} 天内有效，只能使用一次。登录名是您的邮箱：${receiver.to}`, '如果您不认识邀请人，请忽略这封邮件。'],
    },
    en: {
      subject: `${inviter} invites you to Winpath at ${organisation}`,
      before: [
        `${inviter} has made you an account in Winpath at ${organisation}. Open the link below to set a password; then you can sign in.`,
      ],
      link: { label: 'Set a password', href: link },
      after: [
        `The link works once, within ${days} days. You sign in with this address: ${receiver.to}`,
        'If you do not know the person who invites you, leave this mail alone.',
      ],
    },
  };
  return written(receiver, words[receiver.locale]);
}

export function resetLetter(receiver: Receiver, facts: { link: string; minutes: number }): Letter {
  const { link, minutes } = facts;
  const words: Record<Locale, LetterWords> = {
    'zh-CN': {
      subject: '重设赢途密码',
      before: ['有人（应该是您）请求重设赢途的密码。请打开下面的链接设置新密码。'],
      link: { label: '设置新密码', href: link },
      after: [`链接 ${minutes} 分钟内有效，只能使用一次。`, '如果不是您本人操作，请忽略这封邮件，您的密码不会改变。'],
    },
    en: {
      subject: 'Set a new Winpath password',
      before: ['Somebody, probably you, asked to set a new password for Winpath. Open the link below to do so.'],
      link: { label: 'Set a new password', href: link },
      after: [`The link works once, within ${minutes} minutes.`, 'If it was not you, leave this mail alone: your password stays as it is.'],
    },
  };
  return written(receiver, words[receiver.locale]);
}

export function passwordChangedLetter(receiver: Receiver): Letter {
  const words: Record<Locale, LetterWords> = {
    'zh-CN': {
      subject: '您的赢途密码已修改',
      before: ['您的赢途密码刚刚被修改，其他设备上的登录已全部退出。'],
      after: ['如果不是您本人操作，请立即在登录页点“忘记密码”，并告知管理员。'],
    },
    en: {
      subject: 'Your Winpath password was changed',
      before: ['Your Winpath password was changed just now, and you were signed out on every other device.'],
      after: ['If it was not you, choose “Forgotten password” on the sign-in page now, and tell your administrator.'],
    },
  };
  return written(receiver, words[receiver.locale]);
}

export function addressChangedLetter(receiver: Receiver, facts: { by: string; address: string }): Letter {
  const words: Record<Locale, LetterWords> = {
    'zh-CN': {
      subject: '您的赢途登录邮箱已修改',
      before: [`${facts.by} 把您的赢途登录邮箱改成了 ${facts.address}。以后请用新邮箱登录，密码不变。`],
      after: ['如果这不对，请告知管理员。'],
    },
    en: {
      subject: 'Your Winpath sign-in address was changed',
      before: [`${facts.by} changed your Winpath sign-in address to ${facts.address}. Sign in with it from now on; the password stays.`],
      after: ['If this is wrong, tell your administrator.'],
    },
  };
  return written(receiver, words[receiver.locale]);
}

/** Greeting, paragraphs, one link, paragraphs: as plain text and as HTML. */
export function written(receiver: Receiver, { subject, before, link, after }: LetterWords): Letter {
  const greeting = GREETING[receiver.locale](receiver.name);
  const text = [greeting, ...before, ...(link ? [link.href] : []), ...after].join('\n\n');
  const paragraphs = [greeting, ...before].map(paragraph).join('');
  const button = link
    ? `<p style="margin:20px 0"><a href="${escaped(link.href)}" style="${BUTTON}">${escaped(link.label)}</a></p>${spelledOut(link.href)}`
    : '';
  const html = `<!doctype html><html lang="${receiver.locale}"><body style="${BODY}">${paragraphs}${button}${after.map(paragraph).join('')}</body></html>`;
  return { to: receiver.to, subject, text: `${text}\n`, html };
}

const BODY =
  'font:15px/24px system-ui,-apple-system,&quot;PingFang SC&quot;,&quot;Microsoft YaHei&quot;,sans-serif;color:#1a2230;max-width:36em';
const BUTTON = 'background:#0f766e;color:#fff;padding:10px 18px;border-radius:6px;text-decoration:none';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
const paragraph = (text: string): string => `<p>${escaped(text)}</p>`;
const spelledOut = (href: string): string => `<p style="color:#566274;font-size:13px;word-break:break-all">${escaped(href)}</p>`;
