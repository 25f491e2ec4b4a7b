import { parseArgs } from 'node:util';
import { runCommand } from '../src/platform/run-command.ts';
import { type Figure, printJson, printTable } from './figures.ts';
import { benchList } from './list.ts';
import { benchSchedule } from './schedule.ts';
import { benchStart } from './start.ts';
import { benchTransition } from './transition.ts';
import { type BenchZone, openBenchZone } from './zone.ts';

const parts = ['list', 'transition', 'start', 'schedule'] as const;
const usage = `用法：npm run bench -- [${parts.join('|')} …] [--matters 20000,200000,2000000] [--seconds 6] [--json]`;

/** `npm run bench [-- part …]`: each figure beside a peer that was measured in the same run. */
await runCommand(async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      matters: { type: 'string', default: '20000,200000,2000000' },
      seconds: { type: 'string', default: '6' },
    },
  });
  const sizes = values.matters.split(',').map(Number);
  const seconds = Number(values.seconds);
  const unknown = positionals.find((name) => !(parts as readonly string[]).includes(name));
  const sound = sizes.every((n) => Number.isInteger(n) && n >= 1000) && seconds >= 1 && seconds <= 60;
  if (unknown !== undefined || !sound) {
    console.error(usage);
    return 1;
  }
  const asked = positionals.length > 0 ? positionals : parts;
  const say = (line: string) => console.error(`· ${line}`);
  const figures: Figure[] = [];
  let zone: BenchZone | undefined;
  try {
    if (asked.includes('schedule')) figures.push(...benchSchedule());
    if (asked.includes('start')) figures.push(...(await benchStart()));
    if (asked.includes('list')) {
      zone ??= await openBenchZone(say);
      figures.push(...(await benchList(zone, sizes, seconds)));
    }
    if (asked.includes('transition')) {
      zone ??= await openBenchZone(say);
      figures.push(...(await benchTransition(zone, Math.min(...sizes, 200_000), seconds)));
    }
  } finally {
    await zone?.close();
  }
  if (values.json) printJson(figures);
  else printTable(figures);
  return 0;
});
