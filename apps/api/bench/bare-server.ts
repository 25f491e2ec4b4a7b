import Fastify from 'fastify';
import pg from 'pg';

// The peer: Fastify and pg with nothing around them, on the same rows. Who asks stands in a header, unchecked.
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL ?? '', max: 10 });
const app = Fastify();

const list = {
  name: 'list',
  text: `SELECT m.id, m.number, t.body AS title, m.status, m.urgency, picked.light, picked.due_at, m.created_at, m.updated_at,
      e.id AS enterprise_id, e.name AS enterprise, b.id AS butler_id, a.display_name AS butler, s.id AS station_id, s.short_name AS station
    FROM (SELECT matter_id, due_at, light FROM office_queue WHERE office_id = $1 AND status = ANY ($2)
      ORDER BY due_at, matter_id LIMIT 20) picked
    JOIN matter m ON m.id = picked.matter_id JOIN personal_text t ON t.id = m.title_text_id
    JOIN enterprise e ON e.id = m.enterprise_id JOIN butler b ON b.id = m.butler_id
    JOIN account a ON a.id = b.account_id JOIN office s ON s.id = m.station_id
    ORDER BY picked.due_at, m.id`,
};
const count = {
  name: 'count',
  text: 'SELECT count(*)::int AS n FROM office_queue WHERE office_id = $1 AND status = ANY ($2)',
};
app.get<{ Querystring: { status: string } }>('/matters', async ({ headers, query }) => {
  const values = [headers['x-office'], query.status.split(',')];
  const [items, total] = await Promise.all([
    pool.query({ ...list, values }),
    pool.query<{ n: number }>({ ...count, values }),
  ]);
  return { total: total.rows[0]?.n, items: items.rows };
});

const transition = {
  name: 'transition',
  text: `WITH changed AS (
      UPDATE matter m SET status = $3, updated_at = now(), version = version + 1
      FROM (SELECT id, status FROM matter WHERE id = $1 AND butler_id = $2 FOR UPDATE) old
      WHERE m.id = old.id RETURNING m.id, old.status AS was),
    history AS (INSERT INTO bench_history (matter_id, from_status, to_status) SELECT id, was, $3 FROM changed),
    job AS (INSERT INTO bench_job (kind, payload) SELECT 'notify', jsonb_build_object('matter', id) FROM changed)
    SELECT id, was FROM changed`,
};
app.post<{ Body: { id: string; status: string } }>('/transition', async ({ headers, body }, reply) => {
  const { rows } = await pool.query({ ...transition, values: [body.id, headers['x-butler'], body.status] });
  return rows[0] ?? reply.code(404).send();
});

await app.listen({ host: '127.0.0.1', port: 0 });
const address = app.server.address();
console.log(`bare http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
process.on('SIGTERM', () => void app.close().then(() => pool.end()));
