import nodemailer from 'nodemailer';
import type { Config } from '../../config.ts';
import { type Mailer, UndeliverableMail } from './mailer.ts';

const TIMEOUT_MS = 20_000;

/** The mail server of SMTP_URL, or null when none is set. */
export function smtpMailer({ smtpUrl, mailFrom }: Pick<Config, 'smtpUrl' | 'mailFrom'>): Mailer | null {
  if (!smtpUrl) return null;
  const timeouts = { connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS };
  const transport = nodemailer.createTransport({ url: smtpUrl, ...timeouts });
  return {
    send: async ({ to, subject, text, html, messageId }) => {
      try {
        await transport.sendMail({ from: mailFrom, to, subject, text, ...(html ? { html } : {}), messageId });
      } catch (error) {
        throw isFinal(error) ? new UndeliverableMail((error as Error).message) : error;
      }
    },
    close: () => transport.close(),
  };
}

/** 5xx answers to the envelope or the letter are final (RFC 5321 §4.2.1); a failed sign-in at the server is ours to mend. */
const isFinal = (error: unknown): boolean => {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  return code !== 'EAUTH' && responseCode !== undefined && responseCode >= 500;
};
