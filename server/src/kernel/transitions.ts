/**
 * Tables of states: from, event, to, who may. The screens, the API documentation and the help are drawn from the same
 * table that the commands obey, so they cannot disagree.
 */
import { type Problem, problem } from './problem.ts';

export interface Transition<State extends string, Event extends string, Who extends string> {
  from: readonly State[];
  event: Event;
  to: State;
  who: readonly Who[];
  /** Name of the guard in the rules, for documentation; the rule itself enforces it. */
  guard?: string;
  /** What else happens, in words of the glossary, for documentation. */
  effects?: readonly string[];
}

export interface TransitionTable<State extends string, Event extends string, Who extends string> {
  readonly name: string;
  readonly states: readonly State[];
  readonly rows: readonly Transition<State, Event, Who>[];
}

/** Checks a table when it is built: known states, one target per state and event, every state reachable. */
export function transitionTable<State extends string, Event extends string, Who extends string>(
  name: string,
  states: readonly State[],
  initial: State,
  rows: readonly Transition<State, Event, Who>[],
): TransitionTable<State, Event, Who> {
  const seen = new Set<string>();
  const reached = new Set<State>([initial]);
  for (const row of rows) {
    for (const from of row.from) {
      const key = `${from}/${row.event}`;
      if (seen.has(key)) throw new Error(`${name}: ${key} is listed twice`);
      seen.add(key);
      if (!states.includes(from)) throw new Error(`${name}: unknown state ${from}`);
    }
    if (!states.includes(row.to)) throw new Error(`${name}: unknown state ${row.to}`);
    reached.add(row.to);
  }
  const lost = states.filter((state) => !reached.has(state));
  if (lost.length > 0) throw new Error(`${name}: nothing leads to ${lost.join(', ')}`);
  return { name, states, rows };
}

/** The state that `event` leads to, or the problem `<name>.wrong_state` that names where we are and what was asked. */
export function nextState<State extends string, Event extends string, Who extends string>(
  table: TransitionTable<State, Event, Who>,
  state: State,
  event: Event,
): State | Problem {
  const row = table.rows.find((each) => each.event === event && each.from.includes(state));
  return row ? row.to : problem(`${table.name}.wrong_state`, { state, event });
}

/** Events that `who` may cause in `state`, in the order of the table. */
export function possibleEvents<State extends string, Event extends string, Who extends string>(
  table: TransitionTable<State, Event, Who>,
  state: State,
  who: Who,
): Event[] {
  return table.rows.filter((row) => row.from.includes(state) && row.who.includes(who)).map((row) => row.event);
}
