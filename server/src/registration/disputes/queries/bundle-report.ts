/** The case retold on paper, in the order in which somebody from outside would ask. */
import type { Content } from 'pdfmake/interfaces';
import { formatDateTime, formatDay, formatZone } from '../../../kernel/dates.ts';
import type { Locale } from '../../../kernel/locale.ts';
import { formatMoney, formatNumber, isCurrency } from '../../../kernel/money.ts';
import { listSection, numberedFoot, remark, section, termTable } from '../../../platform/documents/parts.ts';
import { writePdf } from '../../../platform/documents/write.ts';
import type { DisputeView } from '../contract/views.ts';
import { disputeWords } from '../words.ts';

interface Reading {
  locale: Locale;
  timeZone: string;
}

export async function bundlePdf(view: DisputeView, reading: Reading): Promise<Uint8Array> {
  const { locale } = reading;
  const say = (id: string, values?: Record<string, unknown>) => disputeWords(locale, id, values);
  const title = say('bundle.title', { number: view.number });
  return writePdf({
    language: locale,
    info: { title },
    content: [
      { text: title, style: 'title' },
      { text: view.customer_name, fontSize: 12, margin: [0, 2, 0, 8] },
      remark(say('bundle.mark'), say('bundle.markText')),
      section(say('bundle.case'), ...termTable(caseLines(view, reading))),
      ...view.parties_seen.map((party) =>
        section(
          say('bundle.party', { number: formatNumber(party.registration.number ?? 0, locale) }),
          ...termTable([
            { term: say('bundle.partner'), value: party.partner.name },
            ...(party.demand ? [{ term: say('bundle.demand'), value: party.demand }] : []),
            ...(party.outcome ? [{ term: say('bundle.outcome'), value: say(`outcome.${party.outcome}`) }] : []),
            ...(party.words ? [{ term: say('bundle.words'), value: party.words }] : []),
          ]),
        ),
      ),
      { text: say('bundle.evidence'), style: 'heading' },
      ...termTable(view.evidence.map((each) => evidenceLine(each, reading))),
      ...decisionParts(view, reading),
      ...listSection(say('bundle.weights'), weights(locale)),
    ],
    footer: numberedFoot(title),
  });
}

function at(iso: string, style: Reading): string {
  return formatDateTime(new Date(iso), style);
}

function caseLines(view: DisputeView, style: Reading) {
  const say = (id: string) => disputeWords(style.locale, id);
  return [
    { term: say('bundle.ground'), value: say(`ground.${view.ground}`) },
    {
      term: say('bundle.opened'),
      value: `${at(view.opened_at, style)} (${formatZone(new Date(view.opened_at), style)})`,
    },
    { term: say('bundle.state'), value: say(`state.${view.state}`) },
    { term: say('bundle.rules'), value: String(view.rules.version) },
    ...(view.judges.length > 0
      ? [{ term: say('bundle.judges'), value: view.judges.map(({ name }) => name).join(', ') }]
      : []),
  ];
}

function evidenceLine(each: DisputeView['evidence'][number], style: Reading) {
  const { locale } = style;
  const title =
    each.by === 'system'
      ? disputeWords(locale, `fact.${known(each.title)}`, { count: Number(each.words) })
      : each.title;
  const weight = disputeWords(locale, `kind.${each.kind}`);
  const index = each.index === null ? '' : `, № ${formatNumber(each.index, locale)}`;
  const file = each.file ? `\n${each.file.name}` : '';
  const words = each.by !== 'system' && each.words ? `\n${each.words}` : '';
  return { term: `${at(each.at, style)}${index}`, value: `${title}\n${weight}${file}${words}` };
}

const facts = [
  'registered',
  'taken',
  'action_required',
  'resubmitted',
  'approved',
  'rejected',
  'extended',
  'expired',
  'reads',
];
const known = (title: string) => (facts.includes(title) ? title : 'other');

function decisionParts({ decision, remedies, breaches, decisions }: DisputeView, style: Reading): Content[] {
  const { locale } = style;
  const say = (id: string) => disputeWords(locale, id);
  if (!decision) return [];
  // Facts and votes are for the vendor's people: to a partner the view carries no decisions.
  const made = decisions.findLast((each) => each.state === 'made');
  return [
    section(
      say('bundle.decision'),
      ...termTable([
        { term: say('bundle.rule'), value: say(`rule.${decision.priority_rule}`) },
        { term: say('bundle.reason'), value: say(`reason.${decision.reason_code}`) },
        ...(made ? madeLines(made, locale) : []),
        ...remedies.map((each) => ({ term: say(`remedy.${each.kind}`), value: remedyWords(each, style) })),
        ...breaches.map((each) => ({ term: say(`breach.${each.side}`), value: say(`breachKind.${each.kind}`) })),
      ]),
    ),
  ];
}

function madeLines({ facts, votes }: DisputeView['decisions'][number], locale: Locale) {
  const say = (id: string) => disputeWords(locale, id);
  return [
    { term: say('bundle.facts'), value: facts },
    ...votes.map(({ person, vote, words }) => ({
      term: say('bundle.vote'),
      value: [`${person.name}: ${say(`bundle.vote.${vote}`)}`, words].filter(Boolean).join('\n'),
    })),
  ];
}

/** How much, how many, in which words, by when. */
function remedyWords(each: DisputeView['remedies'][number], style: Reading): string {
  const { amount_minor, currency, points, words, due_on } = each;
  const { locale } = style;
  return [
    isCurrency(currency) && amount_minor !== null ? formatMoney({ amountMinor: amount_minor, currency }, locale) : '',
    points === null ? '' : disputeWords(locale, 'bundle.points', { count: points }),
    words,
    disputeWords(locale, 'bundle.until', { day: formatDay(new Date(`${due_on}T12:00:00Z`), style) }),
  ]
    .filter(Boolean)
    .join('\n');
}

function weights(locale: Locale): string[] {
  const kinds = ['system_log', 'customer_letter', 'signed_protocol', 'quotation', 'email', 'oral'];
  return kinds.map((kind) => disputeWords(locale, `kind.${kind}`));
}
