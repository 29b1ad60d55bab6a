/** Sends one mail by SMTP. The only file that talks to a mail server. */
import { createTransport } from 'nodemailer';

export interface OutgoingMail {
  /** Stays the same at every attempt, so that a receiver can tell a repetition. */
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  /** `ru`, `en` */
  language: string;
  /** Absolute address where its reader can stop mails of this kind; null: it cannot be stopped. */
  unsubscribeUrl: string | null;
  attachment: { name: string; mediaType: string; text: string } | null;
}

/** `permanent`: the receiver is refused for good, so another attempt would change nothing. */
export type SendResult = { sent: true } | { sent: false; permanent: boolean; error: string };

export interface MailTransport {
  /** Never throws. */
  send(mail: OutgoingMail): Promise<SendResult>;
  close(): void;
}

/**
 * @param smtpUrl `smtp(s)://user:password@host:port`, with `?from=address` when the sender is neither the user nor
 *   `kanal@` the host of `publicUrl`
 */
export function openMailTransport(smtpUrl: string, publicUrl: string): MailTransport {
  const url = new URL(smtpUrl);
  const host = new URL(publicUrl).hostname;
  const from = senderOf(url, host);
  url.searchParams.delete('from');
  const transport = createTransport({
    url: url.href,
    pool: true,
    maxConnections: 3,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(mail) {
      try {
        await transport.sendMail({
          from: { name: 'Kanal', address: from },
          to: { name: '', address: mail.to },
          subject: mail.subject,
          text: mail.text,
          html: mail.html,
          ...(mail.attachment ? { attachments: [attached(mail.attachment)] } : {}),
          messageId: `<${mail.id}@${host}>`,
          headers: {
            'Auto-Submitted': 'auto-generated',
            'Content-Language': mail.language,
            ...(mail.unsubscribeUrl ? { 'List-Unsubscribe': `<${mail.unsubscribeUrl}>` } : {}),
          },
        });
        return { sent: true };
      } catch (error) {
        return { sent: false, ...reasonOf(error) };
      }
    },
    close: () => transport.close(),
  };
}

/** Byte for byte: base64, or a server on the way would mend its lines. */
function attached({ name, mediaType, text }: NonNullable<OutgoingMail['attachment']>) {
  return { filename: name, contentType: mediaType, content: text, contentTransferEncoding: 'base64' as const };
}

function senderOf(url: URL, host: string): string {
  const asked = url.searchParams.get('from');
  if (asked) return asked;
  const user = decodeURIComponent(url.username);
  return user.includes('@') ? user : `kanal@${host}`;
}

function reasonOf(error: unknown): { permanent: boolean; error: string } {
  if (!(error instanceof Error)) return { permanent: false, error: String(error) };
  const { code, responseCode } = error as Error & { code?: string; responseCode?: number };
  return { permanent: code === 'EENVELOPE' && (responseCode ?? 0) >= 500, error: error.message.slice(0, 500) };
}
