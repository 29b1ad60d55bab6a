/** The offline verifier: the page `/verify` without anything but itself. Plain elements, so that an expert can read it. */
import { ReceiptError } from '@kanal/receipt';
import { type Line, tellLimits, tellReason, tellVerdict } from '@kanal/receipt/tell';
import en from '../locales/en/verify.json';
import ru from '../locales/ru/verify.json';
import { check, readTrust } from '../public/verify/check.ts';

const words = { en, ru };
type Word = keyof typeof en;

let language: 'ru' | 'en' = navigator.language.startsWith('ru') ? 'ru' : 'en';
let receipt: Uint8Array | null = null;
let name = '';
let key = '';

const t = (id: Word) => words[language][id];
const page = document.getElementById('page') as HTMLElement;
const answer = element('div', { className: 'answer' });
answer.setAttribute('role', 'status');

function element<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  properties: Partial<HTMLElementTagNameMap[T]>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[T] {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

const paragraph = (text: string, className = '') => element('p', { className }, text);
const part = (title: string, ...children: Node[]) => element('section', {}, element('h2', {}, title), ...children);
const list = (texts: readonly string[], className = '') =>
  element('ul', { className }, ...texts.map((text) => element('li', {}, text)));
const lines = (each: readonly Line[]) =>
  element(
    'dl',
    {},
    ...each.map(({ term, value }) => element('div', {}, element('dt', {}, term), element('dd', {}, value))),
  );

function draw(): void {
  document.documentElement.lang = language;
  document.title = t('verify.title');
  page.replaceChildren(
    element('header', {}, element('h1', {}, t('verify.title')), languageSwitch()),
    paragraph(t('verify.offlineLead'), 'muted'),
    element('div', { className: 'drop' }, element('b', {}, name || t('verify.drop')), fileField()),
    element('label', {}, t('verify.offlineKey'), keyField()),
    paragraph(t('verify.ownKeyHint'), 'muted'),
    answer,
    part(t('verify.limits'), list(tellLimits(language), 'limits')),
  );
  judge();
}

function languageSwitch(): HTMLElement {
  const other = language === 'ru' ? 'en' : 'ru';
  const button = element('button', { type: 'button', lang: other }, other === 'ru' ? 'Русский' : 'English');
  button.addEventListener('click', () => {
    language = other;
    draw();
  });
  return button;
}

function fileField(): HTMLElement {
  const field = element('input', { type: 'file', accept: '.tlog-proof,text/plain' });
  field.addEventListener('change', () => void open(field.files?.[0]));
  // The browser's own button speaks the browser's language, not the reader's.
  return element('label', { className: 'pick' }, field, t(receipt ? 'verify.other' : 'verify.choose'));
}

function keyField(): HTMLElement {
  const field = element('textarea', { value: key, spellcheck: false, autocomplete: 'off' });
  field.addEventListener('input', () => {
    key = field.value;
    judge();
  });
  return field;
}

async function open(file: File | undefined): Promise<void> {
  if (!file) return;
  receipt = new Uint8Array(await file.arrayBuffer());
  name = file.name;
  draw();
}

function judge(): void {
  answer.replaceChildren(...(receipt ? verdictOf(receipt) : []));
}

function verdictOf(file: Uint8Array): Node[] {
  if (key.trim() === '') return [paragraph(t('verify.offlineWait'), 'verdict')];
  try {
    const told = tellVerdict(check(file, readTrust(key)), { language });
    const verdict = element('div', { className: `verdict ${told.tone}` }, element('b', {}, told.title));
    verdict.append(paragraph(t(`verify.${told.tone}`)), ...(told.reasons.length > 0 ? [list(told.reasons)] : []));
    const facts = told.facts.length > 0 ? [part(t('verify.record'), lines(told.facts))] : [];
    const opened = told.opened.length > 0 ? [part(t('verify.opened'), lines(told.opened))] : [];
    return [verdict, ...facts, ...opened];
  } catch (error) {
    if (!(error instanceof ReceiptError)) throw error;
    return [paragraph(`${t('verify.offlineKey')}: ${tellReason(error, language)}`, 'verdict unreadable')];
  }
}

// A file that is dropped beside the field must not replace this page.
document.addEventListener('dragover', (event) => event.preventDefault());
document.addEventListener('drop', (event) => {
  event.preventDefault();
  void open(event.dataTransfer?.files[0]);
});
if (matchMedia('(prefers-color-scheme: dark)').matches) document.documentElement.dataset.mantineColorScheme = 'dark';
draw();
