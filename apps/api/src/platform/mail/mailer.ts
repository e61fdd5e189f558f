import { createTransport } from 'nodemailer';
import type { Config } from '../config/index.js';

/** A letter in plain text. */
export interface Mail {
  to: { name: string; address: string };
  subject: string;
  text: string;
}

export interface Mailer {
  /** Resolves when the mail server has taken the letter, and rejects where it does not. */
  send(mail: Mail): Promise<void>;
  close(): void;
}

/** A mail server that does not answer is given up after this long. */
const PATIENCE = 10_000;

/** Hands mail in at SMTP_URL; null where none is configured. */
export function createMailer({ mail }: Pick<Config, 'mail'>): Mailer | null {
  if (!mail) return null;
  const transport = createTransport({
    url: mail.smtpUrl,
    connectionTimeout: PATIENCE,
    greetingTimeout: PATIENCE,
    socketTimeout: PATIENCE,
    // Letters are made of what we write, never of files or addresses that their content could name.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async ({ to, subject, text }) => {
      await transport.sendMail({ from: mail.from, to, subject, text });
    },
    close: () => transport.close(),
  };
}
