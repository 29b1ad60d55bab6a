/** Somebody outside who holds checkpoints and receipts of a running server, and says what is lost, changed or forked. */
import { followLog, fromBase64, parseProofFile, parseVerifierKey, policyOfLogs, verifyReceipt } from '@kanal/receipt';
import { verifyWithNode } from '@kanal/receipt/node';

/** Text at an address, asked as the partner of a key; null when the server has none. */
export type AskText = (address: string, key?: string) => Promise<string | null>;

export class LogWatch {
  private held: string | undefined;
  /** Address of a receipt → its partner's key, and the leaf with its openings as first seen. */
  private readonly seen = new Map<string, { key: string; extra: string }>();
  private readonly ask: AskText;
  private readonly slug: string;

  constructor(ask: AskText, slug: string) {
    this.ask = ask;
    this.slug = slug;
  }

  get receipts(): number {
    return this.seen.size;
  }

  /** What is wrong with the receipts of these registrations, of each at least so many as leaves were acknowledged, with those seen before, and with the history. */
  async look(registrations: ReadonlyMap<string, { key: string; leaves: number }>): Promise<string[]> {
    const wrong: string[] = [];
    for (const [id, { key, leaves }] of registrations) {
      const list = JSON.parse((await this.ask(`/v1/registrations/${id}/receipts`, key)) ?? '{"items":[]}');
      if (list.items.length < leaves) wrong.push(`${id}: ${list.items.length} receipts of ${leaves}`);
      for (const { url } of list.items) if (!this.seen.has(url)) this.seen.set(url, { key, extra: '' });
    }
    return [...wrong, ...(await this.followed()), ...(await this.reread())];
  }

  private async policy() {
    const keys = ((await this.ask(`/log/${this.slug}/keys`)) ?? '').split('\n').filter(Boolean);
    return policyOfLogs(...keys.map(parseVerifierKey));
  }

  private async followed(): Promise<string[]> {
    const consistency = async (from: number, to: number) =>
      (await this.ask(`/log/${this.slug}/consistency/${from}/${to}`))?.split('\n').filter(Boolean).map(fromBase64);
    const checkpoint = (await this.ask(`/log/${this.slug}/checkpoint`)) ?? '';
    const following = await followLog(this.held, { checkpoint, consistency }, await this.policy(), verifyWithNode);
    if (!('keep' in following)) return [`the history: ${following.outcome}`];
    this.held = following.keep;
    return [];
  }

  /** The newest 100 receipts and those that are new. */
  private async reread(): Promise<string[]> {
    const policy = await this.policy();
    const wrong: string[] = [];
    const all = [...this.seen];
    for (const [url, known] of all.filter(([, { extra }], at) => extra === '' || at >= all.length - 100)) {
      const file = (await this.ask(url, known.key)) ?? '';
      const verdict = verifyReceipt(file, { policy, verify: verifyWithNode });
      if (verdict.outcome !== 'valid') {
        wrong.push(`${url}: ${verdict.outcome} ${verdict.reasons.map(({ code }) => code)}`);
        continue;
      }
      const extra = Buffer.from(parseProofFile(file).extra as Uint8Array).toString('base64');
      if (known.extra !== '' && known.extra !== extra) wrong.push(`${url}: changed`);
      known.extra = extra;
    }
    return wrong;
  }
}
