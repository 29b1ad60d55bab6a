/** A real mail server on this machine's loopback, and what it has received, decoded. */
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  to: string[];
  headers: Record<string, string>;
  subject: string;
  text: string;
  html: string;
  attachments: { name: string; text: string }[];
}

export interface TestMailServer {
  url: string;
  received: ReceivedMail[];
  /** Answers of the server to each receiver; throw to refuse. */
  onReceiver: (address: string) => void;
  close(): Promise<void>;
}

export async function startMailServer(port = 0): Promise<TestMailServer> {
  const received: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    closeTimeout: 200,
    onRcptTo({ address }, _session, done) {
      try {
        started.onReceiver(address);
        done();
      } catch (error) {
        done(error as Error);
      }
    },
    onData(stream, session, done) {
      text(stream)
        .then((raw) => {
          received.push({ to: session.envelope.rcptTo.map(({ address }) => address), ...readMail(raw) });
          done();
        })
        .catch(done);
    },
  });
  // A client that drops its connection is part of some tests; what matters is what arrived.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const started: TestMailServer = {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    received,
    onReceiver: () => undefined,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return started;
}

function readMail(raw: string): Omit<ReceivedMail, 'to'> {
  const { headers } = split(raw);
  const parts = partsOf(raw);
  const content = (part: Part) => decode(part.body, part.headers['content-transfer-encoding'] ?? '');
  const attached = (part: Part) => part.headers['content-disposition']?.startsWith('attachment') ?? false;
  const bodyOf = (type: string) => {
    const found = parts.find((part) => part.headers['content-type']?.startsWith(type) && !attached(part));
    return found ? content(found) : '';
  };
  const attachments = parts.filter(attached).map((part) => ({
    name: /filename="?([^";]+)"?/.exec(part.headers['content-disposition'] ?? '')?.[1] ?? '',
    text: content(part),
  }));
  const subject = words(headers.subject ?? '');
  return { headers, subject, text: bodyOf('text/plain'), html: bodyOf('text/html'), attachments };
}

type Part = ReturnType<typeof split>;

/** The leaves of a multipart, which may hold another one. */
function partsOf(raw: string): Part[] {
  const whole = split(raw);
  const boundary = /boundary="?([^";]+)"?/.exec(whole.headers['content-type'] ?? '')?.[1];
  return boundary ? whole.body.split(`--${boundary}`).slice(1, -1).flatMap(partsOf) : [whole];
}

function split(block: string) {
  const [head = '', ...rest] = block.replace(/^\r\n/, '').split('\r\n\r\n');
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  return { headers, body: rest.join('\r\n\r\n') };
}

function decode(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  return encoding === 'quoted-printable' ? quoted(body.replace(/=\r\n/g, '')) : body;
}

function quoted(body: string): string {
  const bytes = body.replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** Words of a header as RFC 2047 writes them. */
function words(header: string): string {
  return header
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?(b|q)\?([^?]*)\?=/gi, (_all, kind: string, body: string) =>
      kind.toLowerCase() === 'b' ? decode(body, 'base64') : quoted(body.replaceAll('_', ' ')),
    );
}
