import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf } from './support/faults.ts';
import { chooseOffice, matterOf, openMatterId, stake } from './support/matters.ts';
import { openBrowser, Person } from './support/people.ts';
import { countTaps } from './support/taps.ts';
import { permit, photo, type Thing } from './support/things.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** In full, as they are chosen; in short, as everybody calls them. */
const offices = [
  { name: '城市管理执法局', short: '城管', line: '主办单位', limit: 4 },
  { name: '公安局交警大队', short: '交警', line: '协办单位 1', limit: 3 },
  { name: '自然资源和规划局', short: '资规', line: '协办单位 2', limit: 3 },
] as const;

test('A road opening that used to take a month is asked for, done by the butler and rated', async () => {
  const owner = await Person.at(browser, 'phone');
  const butler = await Person.at(browser, 'phone');
  const officer = await Person.at(browser, 'desk');
  const police = await Person.at(browser, 'phone');
  const planner = await Person.at(browser, 'phone', 'dark');
  const title = `${stake()} 处需要开一个货车出入口`;

  // The butler and the officer have their lists open before anything happens.
  await butler.signIn('project-butler', '/m/');
  await butler.page.getByRole('link', { name: /^待受理/ }).tap();
  await butler.page.getByRole('button', { name: /^待受理/, pressed: true }).waitFor();

  await officer.signIn('officer', '/desk/');
  await officer.page
    .getByRole('navigation', { name: '队列' })
    .getByRole('link', { name: /^待签收/ })
    .click();

  await owner.signIn('project-owner', '/m/');
  const taps = await countTaps(owner.page);
  await butler.seesWithoutReload(butler.page.getByRole('link', { name: title }), async () => {
    await owner.page
      .getByRole('main')
      .getByRole('link', { name: /^提诉求/ })
      .tap();
    await owner.page.getByRole('radio', { name: '道路开口' }).tap();
    await owner.page
      .getByLabel('说说情况')
      .fill(`${title}，人行道和路缘石要一起改，希望月底前施工车辆能进场。`);
    await owner.page.getByRole('button', { name: '交给管家' }).tap();
    await owner.page.getByRole('heading', { name: title }).waitFor();
  });
  expect(await taps(), 'taps from the first screen to sent').toBe(3);
  const id = openMatterId(owner.page);
  await owner.page.getByText(/前管家联系您/).waitFor();
  expect(await faultsOf(owner.page)).toEqual([]);

  // The butler accepts, and takes the whole way upon himself.
  await butler.page.getByRole('link', { name: title }).tap();
  await butler.page.getByRole('button', { name: '受理', exact: true }).tap();
  const sheet = butler.page.getByRole('dialog');
  await sheet.getByLabel(/给企业的话/).fill('收到，今天下午到现场看开口位置。');
  expect(await faultsOf(butler.page)).toEqual([]);
  await owner.seesWithoutReload(owner.page.getByText('收到，今天下午到现场看开口位置。'), () =>
    sheet.getByRole('button', { name: '受理', exact: true }).tap(),
  );

  await chooseFromMore(butler, '服务方式');
  await sheet.getByRole('radio', { name: /^全程代办/ }).check();
  await sheet.getByLabel('企业怎么委托的').fill('项目业主电话委托，书面委托书随后补交');
  expect(await faultsOf(butler.page)).toEqual([]);
  await sheet.getByRole('button', { name: '服务方式' }).tap();
  await sheet.waitFor({ state: 'hidden' });

  // Three offices at once: the catalogue's own two are filled in, the third is added.
  await butler.page.getByRole('button', { name: /^交办/ }).tap();
  await sheet.getByRole('button', { name: '加一个协办单位' }).tap();
  for (const { line, name, limit } of offices) {
    const group = sheet.getByRole('group', { name: line, exact: true });
    await chooseOffice(group.getByLabel('单位', { exact: true }), name);
    await group.getByLabel('时限', { exact: true }).fill(String(limit));
  }
  await sheet
    .getByRole('group', { name: '主办单位' })
    .getByLabel(/交办要求/)
    .fill('请牵头踏勘，出具道路开口许可。');
  expect(await faultsOf(butler.page)).toEqual([]);
  await officer.seesWithoutReload(officer.page.getByRole('row', { name: title }), () =>
    sheet.getByRole('button', { name: /^交办/ }).tap(),
  );

  const assigned = await matterOf(butler, id);
  expect(assigned).toMatchObject({ status: 'handling', serviceMode: 'agent' });
  const sent = assigned.assignments.map((a) => [a.office.name, a.role, a.limitDays, a.status]);
  expect(sent.sort()).toEqual(
    offices.map((o, i) => [o.short, i === 0 ? 'lead' : 'support', o.limit, 'assigned']).sort(),
  );

  // The lead signs at the desk, and answers with the permit as proof.
  const row = officer.page.getByRole('row', { name: title });
  await row.click();
  const drawer = officer.page.getByRole('complementary', { name: '事项详情' });
  const dialog = officer.page.getByRole('dialog');
  await drawer.getByRole('button', { name: /^签收/ }).click();
  await dialog.getByRole('button', { name: /^签收/ }).click();
  await dialog.waitFor({ state: 'hidden' });
  await drawer.getByRole('button', { name: /^答复/ }).click();
  await dialog.getByText('已解决', { exact: true }).click();
  await dialog.getByLabel('答复内容').fill('已踏勘，同意开口，许可见附件。');
  const [chooser] = await Promise.all([
    officer.page.waitForEvent('filechooser'),
    dialog.getByRole('button', { name: /^附件/ }).click(),
  ]);
  await chooser.setFiles(permit('道路开口许可.pdf'));
  await dialog.getByRole('button', { name: '移除 道路开口许可.pdf' }).waitFor();
  expect(await faultsOf(officer.page)).toEqual([]);
  await butler.seesWithoutReload(butler.page.getByText('已踏勘，同意开口，许可见附件。'), () =>
    dialog.getByRole('button', { name: /^答复/ }).click(),
  );
  await dialog.waitFor({ state: 'hidden' });

  // The two others answer on the phone, one of them with a photo taken on the spot.
  await police.enter('officer-traffic-police', '/m/');
  await planner.enter('officer-natural-resources', '/m/');
  await signAndAnswer(police, title, '限右进右出，标线位置已现场划定。', photo('现场.png'));
  await signAndAnswer(planner, title, '开口位置符合控规，退距满足要求。');

  // All three answers are taken, then the firm has its own.
  for (const _ of offices) {
    await butler.page.getByRole('button', { name: '采纳答复' }).first().tap();
    await sheet.waitFor();
    expect(await faultsOf(butler.page)).toEqual([]);
    await sheet.getByRole('button', { name: '采纳答复' }).tap();
    await sheet.waitFor({ state: 'hidden' });
  }
  await butler.page.getByRole('button', { name: '答复企业' }).tap();
  await sheet.getByRole('radio', { name: '已解决' }).check();
  await sheet.getByLabel('给企业的答复').fill('道路开口许可已办下来，原件已送到项目部，可以进场施工。');
  expect(await faultsOf(butler.page)).toEqual([]);
  await owner.seesWithoutReload(owner.page.getByText('道路开口许可已办下来'), () =>
    sheet.getByRole('button', { name: '答复企业' }).tap(),
  );

  // The owner reads it like a parcel's way, with the days it took beside the month that it used to take.
  const track = owner.page.getByRole('list', { name: '进度' });
  await expect.poll(() => track.getByRole('listitem').count()).toBeGreaterThanOrEqual(5);
  await owner.page.getByText('已用 0 / 5 个工作日').waitFor();
  await owner.page
    .getByRole('listitem')
    .filter({ hasText: /过去通常.*30 天/ })
    .waitFor();
  await owner.page.getByRole('button', { name: '办好了' }).tap();
  await owner.page
    .getByRole('dialog')
    .getByRole('button', { name: /^办好了/ })
    .tap();

  const faces = owner.page.getByRole('radiogroup', { name: '您对这次办理' });
  await faces.waitFor();
  expect(await faces.getByRole('radio').allInnerTexts()).toHaveLength(5);
  expect(await faces.getByRole('radio', { checked: true }).count(), 'no face is chosen beforehand').toBe(0);
  await faces.getByRole('radio', { name: '非常满意' }).tap();
  expect(await faultsOf(owner.page)).toEqual([]);
  await owner.page.getByRole('button', { name: '提交评价' }).tap();
  await owner.page.getByText(/第 1 次评价/).waitFor();

  const done = await matterOf(owner, id);
  expect(done).toMatchObject({
    status: 'closed',
    closeReason: 'confirmed',
    outcome: 'solved',
    lastRating: 5,
    raisedBy: 'firm',
  });
  expect(done.timeUsed).toMatchObject({
    running: false,
    promised: { days: 5, unit: 'working' },
    pastPractice: { days: 30, unit: 'calendar' },
  });
  expect(done.timeUsed.workingDays).not.toBeNull();
  expect(done.timeUsed.workingDays).toBeLessThanOrEqual(done.timeUsed.promised.days);
  expect(done.ratings).toMatchObject([{ round: 1, level: 5 }]);

  await Promise.all([owner, butler, officer, police, planner].map((person) => person.leave()));
});

/** What stands beside the large button, or behind 更多 where there is no room for it. */
async function chooseFromMore(person: Person, name: string): Promise<void> {
  const { page } = person;
  const foot = page.getByRole('main').getByRole('button', { name, exact: true });
  if (await foot.isVisible()) await foot.tap();
  else {
    await page.getByRole('button', { name: '更多', exact: true }).tap();
    await page.getByRole('dialog', { name: '更多操作' }).getByRole('button', { name }).tap();
  }
  await page.getByRole('dialog', { name }).waitFor();
}

async function signAndAnswer(person: Person, title: string, words: string, proof?: Thing): Promise<void> {
  const { page } = person;
  const sheet = page.getByRole('dialog');
  await page.getByRole('link', { name: title }).tap();
  await page.getByRole('button', { name: '签收', exact: true }).tap();
  await sheet.getByRole('button', { name: '签收', exact: true }).tap();
  await page.getByRole('button', { name: '答复', exact: true }).tap();
  await sheet.getByRole('radio', { name: '已解决' }).check();
  await sheet.getByLabel('答复内容').fill(words);
  if (proof) await sheet.getByLabel('拍照').setInputFiles(proof);
  expect(await faultsOf(page)).toEqual([]);
  await sheet.getByRole('button', { name: '答复', exact: true }).tap();
  await sheet.waitFor({ state: 'hidden' });
}
