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
  const { headers, body } = split(raw);
  const boundary = /boundary="?([^";]+)"?/.exec(headers['content-type'] ?? '')?.[1];
  const parts = boundary ? body.split(`--${boundary}`).slice(1, -1).map(split) : [];
  const part = (type: string) => {
    const found = parts.find((each) => each.headers['content-type']?.startsWith(type));
    return found ? decode(found.body, found.headers['content-transfer-encoding'] ?? '') : '';
  };
  return { headers, subject: words(headers.subject ?? ''), text: part('text/plain'), html: part('text/html') };
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
