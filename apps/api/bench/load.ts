import autocannon from 'autocannon';
import { median } from './figures.ts';
import type { Server } from './servers.ts';

export const connections = 50;
const rounds = 3;
const warmUpSeconds = 2;

export interface Contender {
  name: string;
  server: Server;
  /** The next request to send; called for each. */
  next(): { method: 'GET' | 'POST'; path: string; headers: Record<string, string>; body?: string };
}

export interface Measured {
  /** Requests a second that were answered with success. */
  perSecond: number;
  /** Milliseconds within which 99 of 100 were answered. */
  p99: number;
  /** Milliseconds of the server's processor time a request. */
  cpu: number | undefined;
  /** Megabytes the server holds at the end. */
  megabytes: number | undefined;
}

/** The same load on each in turn, several rounds, so that what slows the machine slows all: medians of the rounds. */
export async function compare(
  contenders: readonly Contender[],
  seconds: number,
): Promise<Map<string, Measured>> {
  const measured = new Map<string, Measured[]>(contenders.map(({ name }) => [name, []]));
  for (const contender of contenders) await run(contender, warmUpSeconds);
  for (let round = 0; round < rounds; round++) {
    for (const contender of contenders) measured.get(contender.name)?.push(await run(contender, seconds));
  }
  return new Map([...measured].map(([name, all]) => [name, middleOf(all)]));
}

async function run({ name, server, next }: Contender, seconds: number): Promise<Measured> {
  const before = await server.processorSeconds();
  const result = await autocannon({
    url: server.url,
    connections,
    duration: seconds,
    requests: [{ setupRequest: (request) => ({ ...request, ...next() }) }],
  });
  const after = await server.processorSeconds();
  if (result.errors > 0 || result.non2xx > 0) {
    throw new Error(`${name}: ${result.errors} errors, ${result.non2xx} refusals among ${result['2xx']}`);
  }
  const answered = result['2xx'];
  return {
    perSecond: answered / result.duration,
    p99: result.latency.p99,
    cpu: before === undefined || after === undefined ? undefined : ((after - before) * 1000) / answered,
    megabytes: await server.megabytes(),
  };
}

function middleOf(all: readonly Measured[]): Measured {
  const of = (pick: (one: Measured) => number | undefined) => {
    const values = all.map(pick).filter((value) => value !== undefined);
    return values.length > 0 ? median(values) : undefined;
  };
  return {
    perSecond: of((m) => m.perSecond) ?? 0,
    p99: of((m) => m.p99) ?? 0,
    cpu: of((m) => m.cpu),
    megabytes: of((m) => m.megabytes),
  };
}
