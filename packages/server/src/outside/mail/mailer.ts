// The way out for a letter. One real way (SMTP); without one, letters stay in the outbox page.

export interface Letter {
  to: string;
  subject: string;
  text: string;
  html?: string;
}

export interface Mailer {
  /** Resolves when the mail server has taken the letter; rejects with UndeliverableMail when it never will. */
  send(letter: Letter & { messageId: string }): Promise<void>;
  close(): void;
}

/** The mail server refused for good: trying again would not help. */
export class UndeliverableMail extends Error {}
