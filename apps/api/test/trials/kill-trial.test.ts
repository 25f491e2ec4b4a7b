import { expect, test } from 'vitest';
import { runKillTrial } from '../../src/trials/kill-trial.ts';

test('a server killed three times under writes loses no acknowledged write', {
  timeout: 300_000,
}, async () => {
  const lines: string[] = [];
  const result = await runKillTrial({ rounds: 3, launch: 'server', say: (line) => lines.push(line) });
  expect(result.faults).toEqual([]);
  expect(result.acknowledged).toBeGreaterThanOrEqual(9);
  expect(lines).toHaveLength(3);
});
