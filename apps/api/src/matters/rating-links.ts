import type { Principal } from '@guanjia/core/identity';
import {
  type IssuedRatingLink,
  mayIssueRatingLink,
  type RateByLinkRequest,
  type RatingLinkState,
  type RatingLinks,
  type RatingLinkView,
  ratingLinkState,
  type Standing,
} from '@guanjia/core/matters';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { Problem } from '../platform/problems.ts';
import { hashSessionToken, newSessionToken } from '../platform/sessions.ts';
import type { MatterBundle } from './bundle.ts';
import type { ClockContext } from './clocks.ts';
import { factsOf } from './facts.ts';
import { findMatter, findMatterForChange, fingerprint } from './matter-store.ts';
import { actionsNow } from './perform.ts';
import { entriesOf, findTexts } from './present-store.ts';
import {
  changeLink,
  findLink,
  findLinkByHash,
  type linksOf,
  putLink,
  recipientsOf,
} from './rating-link-store.ts';
import { recountMatter } from './recount.ts';
import { actionNotAvailable, badField, matterNotFound } from './refusals.ts';
import { settle } from './settle.ts';
import { mayRead, standingOf, tiesOf } from './standing.ts';
import { entryBody } from './timeline.ts';
import { giveRating } from './with-the-firm.ts';
import { streamOf, type WordsWork } from './work.ts';

const stateOf = (
  link: NonNullable<Awaited<ReturnType<typeof findLink>>>,
  bundle: MatterBundle,
  now: Date,
): RatingLinkState =>
  ratingLinkState(
    {
      round: link.round,
      usedAt: link.used_at,
      recipientId: link.enterprise_contact_id ?? link.project_contact_id,
    },
    factsOf(bundle, []),
    now,
  );

/** Loads and locks a matter that this person may issue a link for; refuses with what he may do instead. */
async function matterToIssueFor(tx: Tx, ctx: ClockContext, principal: Principal, matterId: string) {
  const bundle = await findMatterForChange(tx, matterId);
  if (!bundle) throw matterNotFound();
  await recountMatter(tx, ctx, bundle);
  const standing = standingOf(principal, tiesOf(bundle));
  if (!mayRead(standing)) throw matterNotFound();
  if (!mayIssueRatingLink(factsOf(bundle, []), standing, ctx.now)) {
    throw actionNotAvailable(await actionsNow(tx, bundle, standing, ctx.now));
  }
  return { bundle, standing };
}

/** 生成评价链接 for one contact, journalled with who issued it; answers its id. The token is made by `handOutToken`. */
export async function issueRatingLink(
  tx: Tx,
  ctx: ClockContext,
  principal: Principal,
  matterId: string,
  contactId: string,
): Promise<string> {
  const { bundle, standing } = await matterToIssueFor(tx, ctx, principal, matterId);
  const { matter } = bundle;
  const recipient = (await recipientsOf(tx, matter)).find((one) => one.id === contactId);
  if (!recipient) throw badField('contactId', '请选择这家企业（项目业主）的一位联系人');
  // Whoever stands on both sides would rate himself.
  if (recipient.account_id === principal.accountId) throw badField('contactId', '链接不能发给自己');
  const before = fingerprint(bundle);
  const { id, again } = await putLink(tx, {
    id: newId(ctx.now.getTime()),
    matter_id: matter.id,
    round: matter.round,
    enterprise_contact_id: matter.project_id ? null : contactId,
    project_contact_id: matter.project_id ? contactId : null,
    token_hash: hashSessionToken(newSessionToken()),
    issued_by: principal.accountId,
    issued_at: ctx.now,
  });
  const asButler = standing.relations.has('butler');
  await settle({
    tx,
    ctx,
    action: 'rating-link-issued',
    actor: {
      accountId: principal.accountId,
      role: asButler ? 'butler' : 'coordinator',
      officeId: asButler ? principal.butlerStationId : null,
    },
    deviceAt: null,
    before,
    bundle,
    texts: [],
    details: { linkId: id, contactId, again },
    attachmentIds: [],
    tellOffices: new Set(),
  });
  return id;
}

/**
 * Makes the token of a link that was just issued. A repetition of the request, whose first answer was lost, makes
 * another: a token is never kept anywhere, so the first can't be told again.
 */
export async function handOutToken(
  tx: Tx,
  ctx: ClockContext,
  principal: Principal,
  matterId: string,
  linkId: string,
): Promise<IssuedRatingLink> {
  const { bundle } = await matterToIssueFor(tx, ctx, principal, matterId);
  const link = await findLink(tx, linkId);
  const contactId = link?.enterprise_contact_id ?? link?.project_contact_id;
  const recipient = (await recipientsOf(tx, bundle.matter)).find((one) => one.id === contactId);
  const until = bundle.matter.rating_until;
  // Somebody else has issued it anew since.
  if (!link || !recipient || !until || link.issued_by !== principal.accountId) throw new Problem('conflict');
  const token = newSessionToken();
  await changeLink(tx, link.id, { token_hash: hashSessionToken(token) });
  return { token, recipient: recipient.name, until: until.toISOString() };
}

/** What a link opens: the matter's title, number and answer while it is good, and nothing else ever. */
export async function lookAtRatingLink(tx: Tx, ctx: ClockContext, token: string): Promise<RatingLinkView> {
  const link = await findLinkByHash(tx, hashSessionToken(token));
  const bundle = link && (await findMatter(tx, link.matter_id));
  const state = link && bundle ? stateOf(link, bundle, ctx.now) : 'unknown';
  if (!link || !bundle || state !== 'open') return { state, matter: null };
  if (link.opened_at === null) await changeLink(tx, link.id, { opened_at: ctx.now });
  const { matter } = bundle;
  const title = (await findTexts(tx, [matter.title_text_id])).get(matter.title_text_id)?.body;
  return {
    state,
    matter: {
      title: title ?? '（内容已依法删除）',
      number: matter.number,
      outcome: matter.outcome,
      answer: await answerOf(tx, matter.id),
      until: (matter.rating_until ?? ctx.now).toISOString(),
    },
  };
}

const answers: ReadonlySet<string> = new Set(['answer-firm', 'rectify', 'revisit', 'close-unsupplied']);

/** The last words to the firm on what became of it. */
async function answerOf(tx: Tx, matterId: string): Promise<string | null> {
  const last = (await entriesOf(tx, streamOf(matterId))).findLast((entry) => answers.has(entry.action));
  if (!last) return null;
  const ids = entryBody.parse(JSON.parse(last.body)).texts.map((text) => text.id);
  const texts = await findTexts(tx, ids);
  return ids.flatMap((id) => texts.get(id)?.body ?? []).join('\n') || null;
}

const overWords: Record<Exclude<RatingLinkState, 'open'>, string> = {
  used: '这个链接已经用过，评价已收到，不能再改。',
  rated: '这件事已经评价过了，不必再评。',
  expired: '评价时间已过。如还有话要说，请联系您的管家。',
  unknown: '链接不完整，或已换成新的链接。请打开最近收到的那一个，或请管家重新发一个。',
};

/**
 * 通过链接评价: once, in the firm's name and by nobody's session. Whoever is signed in as anybody but that firm is
 * refused, so that a link is not used where it was issued; the firm is told of what was said in its name.
 */
export async function rateByLink(
  tx: Tx,
  ctx: ClockContext,
  { token, level, text }: RateByLinkRequest,
  signedIn: Principal | null,
): Promise<void> {
  const found = await findLinkByHash(tx, hashSessionToken(token));
  // The matter first, as everybody locks it; then the link, which may have been used meanwhile.
  const bundle = found && (await findMatterForChange(tx, found.matter_id));
  if (bundle) await recountMatter(tx, ctx, bundle);
  const link = bundle && (await findLinkByHash(tx, hashSessionToken(token), true));
  const state = link ? stateOf(link, bundle, ctx.now) : 'unknown';
  if (!link || state !== 'open') {
    const over = state === 'open' ? 'unknown' : state;
    throw new Problem('rating-link-over', { detail: overWords[over], extensions: { state: over } });
  }
  if (signedIn && !speaksForFirm(signedIn, bundle)) throw new Problem('rating-link-not-yours');
  const before = fingerprint(bundle);
  const work: WordsWork = {
    tx,
    ctx,
    bundle,
    texts: [],
    details: { byLink: true, linkId: link.id, issuedBy: link.issued_by },
  };
  await giveRating(work, { level, text }, { rated_by: null, link_id: link.id });
  await changeLink(tx, link.id, { used_at: ctx.now });
  await settle({
    tx,
    ctx,
    action: 'rate',
    actor: null,
    deviceAt: null,
    before,
    bundle,
    texts: work.texts,
    details: work.details,
    attachmentIds: [],
    tellOffices: new Set(),
    alsoTell: ['firm'],
  });
}

function speaksForFirm(principal: Principal, bundle: MatterBundle): boolean {
  const relations = [...standingOf(principal, tiesOf(bundle)).relations];
  return relations.length > 0 && relations.every((relation) => relation === 'firm');
}

/** What staff see beside the ratings; null for the firm, and where there is nothing to see or to do. */
export async function presentRatingLinks(
  tx: Tx,
  bundle: MatterBundle,
  standing: Standing,
  links: Awaited<ReturnType<typeof linksOf>>,
  now: Date,
): Promise<RatingLinks | null> {
  const mayIssue = mayIssueRatingLink(factsOf(bundle, []), standing, now);
  const issued = links.filter((link) => link.round === bundle.matter.round);
  if (!mayIssue && issued.length === 0) return null;
  const recipients = mayIssue ? await recipientsOf(tx, bundle.matter) : [];
  return {
    mayIssue,
    recipients: recipients.map(({ account_id: _, ...one }) => one),
    issued: issued.map((link) => ({
      recipientId: link.recipient_id,
      recipient: link.recipient,
      by: link.issued_by,
      at: link.issued_at.toISOString(),
      openedAt: link.opened_at?.toISOString() ?? null,
      usedAt: link.used_at?.toISOString() ?? null,
    })),
  };
}
