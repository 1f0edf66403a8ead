// A real SMTP server on this machine that keeps what it is given, and can be told to refuse.
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface SmtpSink {
  url: string;
  /** Raw letters in the order they came. */
  received: string[];
  /** Answers every letter with this code from now on; null takes them. */
  refuseWith(code: number | null): void;
  close(): Promise<void>;
}

export async function openSmtpSink(): Promise<SmtpSink> {
  const received: string[] = [];
  let refusal: number | null = null;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, _session, done) {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        if (refusal !== null) return done(Object.assign(new Error('not today'), { responseCode: refusal }));
        received.push(Buffer.concat(pieces).toString());
        return done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    refuseWith: (code) => {
      refusal = code;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
