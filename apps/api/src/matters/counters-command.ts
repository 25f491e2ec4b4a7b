import { inTransaction } from '../platform/database.ts';
import { openDatabase } from '../platform/open-database.ts';
import { runCommand } from '../platform/run-command.ts';
import { fillCounts, verifyCounts } from './count-upkeep.ts';

/**
 * `npm run counters:verify`: compares the kept counts of the queues with a recount, one line for each that differs;
 * exit code 1 where any does. With `-- --repair` it then writes them anew.
 */
await runCommand(async () => {
  const repair = process.argv.includes('--repair');
  const { db, close } = await openDatabase('counters:verify');
  try {
    const faults = await inTransaction(db, (tx) => verifyCounts(tx));
    for (const { side, id, of, kept, counted } of faults) {
      console.log(`✗ ${side} ${id} ${of}：记为 ${kept || '无'}，实为 ${counted || '无'}`);
    }
    if (faults.length === 0) {
      console.log('各队列件数与逐件清点一致 (the kept counts equal a recount)');
      return 0;
    }
    if (!repair) {
      console.log(`${faults.length} 处不一致；加 -- --repair 重新清点 (add -- --repair to count anew)`);
      return 1;
    }
    await inTransaction(db, (tx) => fillCounts(tx));
    console.log(`${faults.length} 处不一致，已重新清点 (counted anew)`);
    return 0;
  } finally {
    await close();
  }
});
