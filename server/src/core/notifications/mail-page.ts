/** How a mail looks: plain text and the same as small HTML, one button, no pictures, nothing loaded from anywhere. */
import type { Locale } from '../../kernel/locale.ts';

export interface MailPage {
  subject: string;
  locale: Locale;
  paragraphs: string[];
  /** Words of the other side, set apart. */
  quote?: { label: string; text: string } | null;
  /** `link`: absolute, or a path of this installation. */
  action: { label: string; link: string } | null;
  footer: string;
  settings?: { label: string; path: string } | null;
}

/**
 * Stands before paths until delivery, which alone knows the public address of the installation, puts that in its place.
 */
export const ownAddress = 'kanal-own-address:';

const ink = '#1b1f24';
const accent = '#0f6e6e';
const quiet = '#676b70';

export function textOf(page: MailPage): string {
  const { paragraphs, quote, action, settings, footer } = page;
  const blocks = [
    ...paragraphs,
    ...(quote ? [`${quote.label}\n${quote.text.replace(/^/gm, '> ')}`] : []),
    ...(action ? [`${action.label}:\n${absolute(action.link)}`] : []),
    `-- \n${footer}${settings ? `\n${settings.label}: ${absolute(settings.path)}` : ''}`,
  ];
  return `${blocks.join('\n\n')}\n`;
}

export function htmlOf(page: MailPage): string {
  const { subject, locale, paragraphs, quote, action, settings, footer } = page;
  const button = `display:inline-block;padding:10px 18px;border-radius:6px;background:${accent};color:#ffffff;text-decoration:none`;
  const blocks = [
    ...paragraphs.map((text) => `<p>${lines(text)}</p>`),
    ...(quote
      ? [
          `<p style="margin-bottom:4px">${escapeHtml(quote.label)}</p>`,
          `<blockquote style="margin:0 0 16px;padding:2px 0 2px 12px;border-left:3px solid #e2ded3">${lines(quote.text)}</blockquote>`,
        ]
      : []),
    ...(action ? [`<p>${anchor(action.link, action.label, button)}</p>`] : []),
    `<hr style="border:0;border-top:1px solid #e2ded3">`,
    `<p style="color:${quiet};font-size:13px">${lines(footer)}${
      settings ? `<br>${anchor(settings.path, settings.label, `color:${quiet}`)}` : ''
    }</p>`,
  ];
  const body = `margin:0 auto;max-width:560px;padding:24px;font:16px/1.5 system-ui,sans-serif;color:${ink}`;
  return [
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width"><title>${escapeHtml(subject)}</title></head>`,
    `<body style="${body}">${blocks.join('')}</body></html>`,
  ].join('');
}

function absolute(link: string): string {
  return link.startsWith('/') ? `${ownAddress}${link}` : link;
}

function anchor(link: string, label: string, style: string): string {
  return `<a href="${escapeHtml(absolute(link))}" style="${style}">${escapeHtml(label)}</a>`;
}

function lines(text: string): string {
  return escapeHtml(text).replaceAll('\n', '<br>');
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (sign) => entities[sign] as string);
}
