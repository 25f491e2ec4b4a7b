import {
  CompiledQuery,
  createQueryId,
  type DatabaseConnection,
  type InsertQueryNode,
  PostgresDialect,
  type QueryExecutor,
  type QueryResult,
  type RootOperationNode,
  type TableNode,
  Transaction,
  ValuesNode,
} from 'kysely';
import type { Db, Tx } from '../platform/database.ts';
import type { Database } from '../platform/schema.ts';

/** Tables that stand still while matters are played: what they answered once they answer again. */
const STILL = /\bfrom "(account_role|butler|office|matter_type|enterprise|project|stewardship)"/;
/** Tables that are only added to and that nothing refers to: many rows go in one statement. */
const GATHERED = ['notification', 'live_event'] as const;
const MOST_GATHERED = 400;
/** Tables that are derived from others and filled at once in the end. */
const DERIVED: readonly string[] = ['queue_count', 'office_queue'];

export interface EagerTransaction {
  tx: Tx;
  /** From here on the tables of `STILL` don't change. */
  holdStill(): void;
}

/**
 * Runs `work` in one transaction that waits for the database only where it must: what answers nothing is sent
 * without waiting, appended rows are gathered, what is derived is left to be filled at the end, and tables that
 * stand still are asked once. The same statements in
 * the same order do the same; a failure ends the transaction at its next question, or at its end.
 */
export async function inEagerTransaction<T>(
  db: Db,
  work: (transaction: EagerTransaction) => Promise<T>,
): Promise<T> {
  const executor = db.getExecutor();
  return await executor.provideConnection(async (connection) => {
    const eager = new EagerConnection(connection, executor);
    // A transaction made by `db.transaction()` would let one statement wait for another.
    const dialect = new PostgresDialect({ pool: () => Promise.reject(new Error('it has its connection')) });
    const tx = new Transaction<Database>({
      config: { dialect },
      dialect,
      driver: dialect.createDriver(),
      executor: executor.withConnectionProvider({ provideConnection: (consumer) => consumer(eager) }),
    });
    await connection.executeQuery(CompiledQuery.raw('BEGIN'));
    try {
      const result = await work({ tx, holdStill: () => eager.holdStill() });
      await eager.finish();
      await connection.executeQuery(CompiledQuery.raw('COMMIT'));
      return result;
    } catch (error) {
      await eager.finish().catch(() => {});
      await connection.executeQuery(CompiledQuery.raw('ROLLBACK'));
      throw error;
    }
  });
}

class EagerConnection implements DatabaseConnection {
  readonly #inner: DatabaseConnection;
  readonly #compiler: QueryExecutor;
  readonly #answers = new Map<string, Promise<QueryResult<unknown>>>();
  readonly #gathered = new Map<string, { node: InsertQueryNode; rows: ValuesNode['values'][number][] }>();
  #still = false;
  #sent: Promise<unknown> = Promise.resolve();
  #failure: unknown;

  constructor(inner: DatabaseConnection, compiler: QueryExecutor) {
    this.#inner = inner;
    this.#compiler = compiler;
  }

  holdStill(): void {
    this.#still = true;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#failure) throw this.#failure;
    const { query: node, sql } = query;
    if (this.#gather(node) || writesDerived(node)) return { rows: [] };
    if (GATHERED.some((table) => sql.includes(`"${table}"`))) this.#sendGathered();
    if (answersNothing(node)) {
      this.#send(query);
      return { rows: [] };
    }
    if (!this.#still || !STILL.test(sql)) return await this.#inner.executeQuery<R>(query);
    const key = `${sql} ${JSON.stringify(query.parameters)}`;
    const answer = this.#answers.get(key) ?? this.#inner.executeQuery(query);
    this.#answers.set(key, answer);
    return (await answer) as QueryResult<R>;
  }

  /** Waits until everything is done; throws the first failure. */
  async finish(): Promise<void> {
    this.#sendGathered();
    await this.#sent;
    if (this.#failure) throw this.#failure;
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Nothing is streamed here');
  }

  /** One connection keeps the order, so the last to be sent is the last to be done. */
  #send(query: CompiledQuery): void {
    this.#sent = this.#inner.executeQuery(query).catch((error: unknown) => {
      this.#failure ??= error;
    });
  }

  #gather(node: RootOperationNode): boolean {
    if (node.kind !== 'InsertQueryNode' || node.returning || node.values?.kind !== 'ValuesNode') return false;
    const table = node.into?.table.identifier.name ?? '';
    if (!GATHERED.some((one) => one === table)) return false;
    const columns = node.columns?.map(({ column }) => column.name).join();
    const key = `${table} ${columns}`;
    const gathered = this.#gathered.get(key) ?? { node, rows: [] };
    this.#gathered.set(key, gathered);
    gathered.rows.push(...(node.values as ValuesNode).values);
    if (gathered.rows.length >= MOST_GATHERED) this.#sendGathered();
    return true;
  }

  #sendGathered(): void {
    for (const { node, rows } of this.#gathered.values()) {
      this.#send(this.#compiler.compileQuery({ ...node, values: ValuesNode.create(rows) }, createQueryId()));
    }
    this.#gathered.clear();
  }
}

function writesDerived(node: RootOperationNode): boolean {
  if (node.kind === 'InsertQueryNode') return DERIVED.includes(node.into?.table.identifier.name ?? '');
  if (node.kind !== 'DeleteQueryNode') return false;
  return node.from.froms.some(
    (from) => from.kind === 'TableNode' && DERIVED.includes((from as TableNode).table.identifier.name),
  );
}

const answersNothing = (node: RootOperationNode): boolean =>
  (node.kind === 'InsertQueryNode' || node.kind === 'UpdateQueryNode') && !node.returning;
