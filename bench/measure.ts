/** Drives one scenario with autocannon for a bounded time. */
import autocannon from 'autocannon';

export interface Figures {
  connections: number;
  perSecond: number;
  p50_ms: number;
  p99_ms: number;
  /** Answers other than 2xx, and requests without an answer. */
  failed: number;
}

export interface Target {
  url: string;
  /** API keys, taken in turn by registrations; readers use the first. */
  keys: readonly string[];
}

const percentile = (sorted: number[], share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
const round = (value: number) => Math.round(value * 10) / 10;

/** GET of the paths in turn. */
export async function measureReads(
  target: Target,
  paths: readonly string[],
  connections: number,
  seconds: number,
): Promise<Figures> {
  let next = 0;
  const result = await autocannon({
    url: target.url,
    connections,
    duration: seconds,
    headers: { authorization: `Bearer ${target.keys[0]}` },
    requests: [
      { method: 'GET', setupRequest: (request) => ({ ...request, path: paths[next++ % paths.length] as string }) },
    ],
  });
  return {
    connections,
    perSecond: round(result.requests.average),
    p50_ms: round(result.latency.p50),
    p99_ms: round(result.latency.p99),
    failed: result.non2xx + result.errors,
  };
}

/** A complete draft and its submission: two requests, counted and timed as one. */
export async function measureRegistering(
  target: Target,
  draft: () => Record<string, unknown>,
  connections: number,
  seconds: number,
): Promise<Figures> {
  const took: number[] = [];
  let failed = 0;
  let next = 0;
  const as = (key: string) => ({ authorization: `Bearer ${key}`, 'content-type': 'application/json' });
  const began = performance.now();
  const result = await autocannon({
    url: target.url,
    connections,
    duration: seconds,
    requests: [
      {
        method: 'POST',
        path: '/v1/registrations',
        setupRequest: (request, context) => {
          const key = target.keys[next++ % target.keys.length] as string;
          Object.assign(context, { began: performance.now(), id: null, key });
          return { ...request, headers: as(key), body: JSON.stringify(draft()) };
        },
        onResponse: (status, body, context) => {
          if (status === 200) Object.assign(context, { id: JSON.parse(body).id });
          else failed++;
        },
      },
      {
        method: 'POST',
        body: '{}',
        setupRequest: (request, context) => {
          const { id, key } = context as { id: string | null; key: string };
          return { ...request, headers: as(key), path: `/v1/registrations/${id ?? 'failed'}/submit` };
        },
        onResponse: (status, _body, context) => {
          if (status === 200) took.push(performance.now() - (context as { began: number }).began);
          else failed++;
        },
      },
    ],
  });
  const lasted = Math.min((performance.now() - began) / 1000, result.duration);
  took.sort((a, b) => a - b);
  return {
    connections,
    perSecond: round(took.length / lasted),
    p50_ms: round(percentile(took, 0.5)),
    p99_ms: round(percentile(took, 0.99)),
    failed: failed + result.errors,
  };
}
