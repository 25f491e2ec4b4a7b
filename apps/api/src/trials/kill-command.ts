import { runCommand } from '../platform/run-command.ts';
import { runKillTrial } from './kill-trial.ts';

/** `npm run trial:kill [-- rounds]`: kills the server under writes, 20 times unless told otherwise. */
await runCommand(async () => {
  const rounds = Number(process.argv[2] ?? 20);
  if (!Number.isInteger(rounds) || rounds < 1) {
    console.error('用法：npm run trial:kill -- 轮数，例如 npm run trial:kill -- 5');
    return 1;
  }
  const { acknowledged, faults } = await runKillTrial({
    rounds,
    launch: 'launcher',
    say: (line) => console.log(line),
  });
  for (const fault of faults) console.log(`✗ ${fault}`);
  console.log(
    faults.length === 0
      ? `${rounds} 次杀掉，${acknowledged} 次已确认的写入一次不少、一次不多，每次日志核验通过 (no acknowledged write lost)`
      : `${rounds} 次杀掉，发现 ${faults.length} 处问题 (faults found)`,
  );
  return faults.length === 0 ? 0 : 1;
});
