import { foldForSearch } from '@guanjia/core/search';
import { sql } from 'kysely';
import { pinyin } from 'pinyin-pro';
import type { AppDependencies, BackgroundWork } from '../platform/app-dependencies.ts';
import type { Db } from '../platform/database.ts';

const everyMs = 10_000;
const batch = 500;

/** Keeps the pinyin of names in step with the names; a new one is found by it within seconds. */
export function pinyinUpkeep({ db }: AppDependencies): BackgroundWork {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<unknown> = Promise.resolve();
  const sweep = () => {
    // A database that is away is reported by the requests; the next round fills up.
    running = running.then(() => fillPinyin(db)).catch(() => {});
  };
  return {
    async start() {
      sweep();
      timer = setInterval(sweep, everyMs).unref();
    },
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}

/** Spells every name that is new or was changed; answers how many. Safe to run on several servers at once. */
export async function fillPinyin(db: Db): Promise<number> {
  let filled = 0;
  for (;;) {
    const { rows } = await sql<{ kind: string; id: string; name: string }>`
      WITH named AS (
        SELECT 'enterprise' AS kind, id, name || coalesce(' ' || short_name, '') AS name FROM enterprise
        UNION ALL SELECT 'project', id, name FROM project
        UNION ALL SELECT 'account', id, display_name FROM account)
      SELECT n.kind, n.id, n.name FROM named n
      LEFT JOIN name_pinyin p ON p.kind = n.kind AND p.subject_id = n.id
      WHERE p.name IS DISTINCT FROM n.name LIMIT ${batch}`.execute(db);
    if (rows.length === 0) return filled;
    const spelt = rows.map(({ kind, id, name }) => ({
      kind,
      subject_id: id,
      name,
      initials: spell(name, 'first'),
      syllables: spell(name, 'pinyin'),
    }));
    await sql`
      INSERT INTO name_pinyin (kind, subject_id, name, initials, syllables)
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(spelt)}::jsonb)
        AS given (kind text, subject_id uuid, name text, initials text, syllables text)
      ON CONFLICT (kind, subject_id) DO UPDATE
        SET name = excluded.name, initials = excluded.initials, syllables = excluded.syllables`.execute(db);
    filled += rows.length;
  }
}

const spell = (name: string, pattern: 'first' | 'pinyin'): string =>
  foldForSearch(pinyin(foldForSearch(name), { pattern, toneType: 'none', type: 'array', v: true }).join(''));
