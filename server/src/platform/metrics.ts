import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

export interface Metrics {
  registry: Registry;
  /** Seconds from the first byte read to the answer sent. */
  httpDuration: Histogram<'operation' | 'status'>;
  /** Transactions run again after a serialisation failure, a deadlock or a lost connection. */
  transactionRetries: Counter<'reason'>;
  /** Rows and files that had served their time and were taken away. */
  swept: Counter<'what'>;
}

/** One registry per process (not the global one: tests build several applications side by side). */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'kanal_' });
  const registers = [registry];
  return {
    registry,
    httpDuration: new Histogram({
      name: 'kanal_http_request_duration_seconds',
      help: 'Time to answer a request, by operation and status',
      labelNames: ['operation', 'status'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers,
    }),
    transactionRetries: new Counter({
      name: 'kanal_transaction_retries_total',
      help: 'Transactions run again, by reason',
      labelNames: ['reason'],
      registers,
    }),
    swept: new Counter({
      name: 'kanal_swept_total',
      help: 'Rows and files that had served their time and were taken away, by kind',
      labelNames: ['what'],
      registers,
    }),
  };
}
