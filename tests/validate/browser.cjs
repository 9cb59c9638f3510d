// What a browser sees of a site: `node browser.cjs < job.json > results.json`.
//
// The job: `{tools, chromium, arguments, validators, views, pages: [address…], hook}`. A view is
// `{name, width, height, scheme, touch, scripts}`. Validators are `axe`, `pa11y`, `keyboard`,
// `shape`, `arrival`; console, requests, violations of the policy and overflow are always looked at. The
// results: one `{page, view, validator, text}` for each fault, and `{page, view, shape}` or
// `{page, view, arrival}`.
'use strict';

const fs = require('fs');
const path = require('path');
const {createRequire} = require('module');

const job = JSON.parse(fs.readFileSync(0, 'utf8'));
const load = createRequire(path.join(job.tools, 'package.json'));
const puppeteer = load('puppeteer-core');
const axe = job.validators.includes('axe')
  ? fs.readFileSync(load.resolve('axe-core/axe.min.js'), 'utf8') : '';
const results = [];

function tell(page, view, validator, text) {
  results.push({page, view: view.name, validator, text: String(text).slice(0, 400)});
}

// Every element with its attributes' names, and every address, each once.
function shapeOf() {
  const shape = {elements: {}, addresses: []};
  for (const one of document.querySelectorAll('*')) {
    const names = [...one.attributes].map(({name}) => name).sort().join(' ');
    const key = `${one.localName}[${names}]`;
    shape.elements[key] = (shape.elements[key] || 0) + 1;
    for (const {name, value} of one.attributes) {
      if (['href', 'src', 'action', 'srcset', 'poster', 'data', 'cite', 'content'].includes(name)
          && one.localName !== 'meta') {
        shape.addresses.push(value);
      }
    }
  }
  return shape;
}

// What Tab reaches, first as the page comes, then with all that can be folded out.
async function keyboard(page, address, view) {
  await stops(page, address, view);
  const isMore = await page.evaluate(() => {
    const folded = [...document.querySelectorAll('details:not([open])')];
    for (const one of folded) one.open = true;
    document.activeElement.blur();
    return folded.length > 0;
  });
  if (isMore) await stops(page, address, view);
}

async function stops(page, address, view) {
  const count = await page.evaluate(() => [...document.querySelectorAll(
    'a[href], summary, input, select, button, textarea, [tabindex="0"]')]
    .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.closest('details:not([open]) > :not(summary)'))
    .length);
  const seen = new Set();
  for (let step = 0; step < count * 2 + 5; step++) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate(() => {
      const one = document.activeElement;
      if (!one || one === document.body) return null;
      const box = one.getBoundingClientRect();
      const style = getComputedStyle(one);
      const label = one.labels && one.labels[0] ? getComputedStyle(one.labels[0]) : style;
      const isMarked = [style, label].some(s => s.outlineStyle !== 'none' || s.boxShadow !== 'none');
      return {
        at: [...document.querySelectorAll('*')].indexOf(one),
        name: one.outerHTML.slice(0, 120), isMarked, isSeen: box.width > 0 && box.height > 0,
      };
    });
    if (!here) { if (step) break; else continue; }
    if (seen.has(here.at)) break;
    seen.add(here.at);
    if (!here.isMarked) tell(address, view, 'keyboard', `focus does not show: ${here.name}`);
    if (!here.isSeen) tell(address, view, 'keyboard', `focus is on what is not seen: ${here.name}`);
  }
  // the members of a group of radio buttons are one stop
  const groups = await page.evaluate(() => {
    const radios = [...document.querySelectorAll('input[type=radio]')];
    return radios.length - new Set(radios.map(one => one.name)).size;
  });
  if (seen.size < count - groups) {
    tell(address, view, 'keyboard', `${seen.size} of ${count} are reached by Tab`);
  }
}

async function visit(browser, address, view) {
  const page = await browser.newPage();
  const requested = [];
  page.on('console', message => tell(address, view, 'console', message.text()));
  page.on('pageerror', error => tell(address, view, 'console', error.message));
  page.on('requestfailed', request => tell(address, view, 'console',
    `${request.url()}: ${request.failure()?.errorText ?? 'failed'}`));
  page.on('request', request => requested.push([request.resourceType(), request.url()]));
  // an answer from the cache, 304, says nothing of the page
  await page.setCacheEnabled(false);
  await page.setViewport({
    width: view.width, height: view.height, hasTouch: !!view.touch, isMobile: !!view.touch});
  await page.emulateMediaFeatures([
    {name: 'prefers-color-scheme', value: view.scheme || 'light'},
    {name: 'prefers-reduced-motion', value: 'reduce'}]);
  if (view.scripts === false) await page.setJavaScriptEnabled(false);
  await page.evaluateOnNewDocument(() => {
    window.violations = [];
    document.addEventListener('securitypolicyviolation', event => window.violations.push(
      `${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));
  });
  const origin = new URL(address).origin;
  const answer = await page.goto(address, {waitUntil: 'load'});
  if (!answer.ok() && !address.endsWith('404.html')) {
    tell(address, view, 'requests', `status ${answer.status()}`);
  }
  await page.evaluate(() => document.querySelectorAll('img').forEach(one => { one.loading = 'eager'; }));
  const own = await page.evaluate(() => [
    ...[...document.images].map(one => one.currentSrc || one.src),
    ...[...document.querySelectorAll('link[rel=icon]')].map(one => one.href)]);
  for (const [kind, url] of requested) {
    if (new URL(url).origin !== origin) tell(address, view, 'requests', `third party: ${url}`);
    const isExpected = url === address || kind === 'stylesheet' || own.includes(url);
    if (!isExpected) tell(address, view, 'requests', `${kind}: ${url}`);
  }
  if (requested.filter(([kind]) => kind === 'stylesheet').length > 1) {
    tell(address, view, 'requests', 'more than one stylesheet');
  }
  for (const one of await page.evaluate(() => window.violations || [])) {
    tell(address, view, 'policy', one);
  }
  // a telephone's window grows with what does not fit into it
  const wide = await page.evaluate(() => document.scrollingElement.scrollWidth) - view.width;
  if (wide > 0) tell(address, view, 'reflow', `the page is ${wide} px wider than its window`);
  if (job.validators.includes('shape')) {
    results.push({page: address, view: view.name, shape: await page.evaluate(shapeOf)});
  }
  if (axe && view.scripts !== false) {
    await page.evaluate(axe);
    // all that can be folded out is looked at too
    const found = await page.evaluate(async () => {
      const folded = [...document.querySelectorAll('details:not([open])')];
      for (const one of folded) one.open = true;
      const seen = await axe.run(document, {resultTypes: ['violations']});
      for (const one of folded) one.open = false;
      return seen;
    });
    if (found.passes.length < 10) tell(address, view, 'axe', 'axe has run hardly any rule');
    for (const one of found.violations) {
      for (const node of one.nodes) tell(address, view, `axe ${one.id}`, node.html);
    }
  }
  if (job.validators.includes('keyboard')) await keyboard(page, address, view);
  await page.close();
}

// Where a page that sends its readers on sends them.
async function arrival(browser, address) {
  const page = await browser.newPage();
  await page.goto(address, {waitUntil: 'load'});
  const end = Date.now() + 10000;
  while (page.url() === address && Date.now() < end) await new Promise(go => setTimeout(go, 50));
  results.push({page: address, view: 'arrival', arrival: page.url()});
  await page.close();
}

async function pa11y(browser, address) {
  const run = load('pa11y');
  const view = {name: 'pa11y'};
  const found = await run(address, {
    browser, standard: 'WCAG2AA', runners: ['htmlcs'], includeWarnings: false, timeout: 60000});
  for (const one of found.issues) tell(address, view, 'pa11y', `${one.code}: ${one.context}`);
}

async function lighthouse(browser, address) {
  // a page that is not for search engines says so, and is right
  const skipAudits = job.hidden.includes(address) ? ['is-crawlable'] : null;
  const {default: run} = await import(`file://${load.resolve('lighthouse')}`);
  const port = Number(new URL(browser.wsEndpoint()).port);
  const scores = [];
  for (let n = 0; n < job.rounds; n++) {
    const {lhr} = await run(address, {
      port, output: 'json', logLevel: 'error', skipAudits});
    const score = {};
    for (const [name, one] of Object.entries(lhr.categories)) {
      score[name] = one.score === null ? -1 : Math.round(one.score * 100);
    }
    score.shift = lhr.audits['cumulative-layout-shift'].numericValue;
    score.failed = Object.values(lhr.audits)
      .filter(one => one.score !== null && one.score < 1 && one.scoreDisplayMode === 'binary')
      .map(one => one.id);
    scores.push(score);
  }
  results.push({page: address, view: 'lighthouse', scores});
}

(async () => {
  const browser = await puppeteer.launch({
    executablePath: job.chromium, args: job.arguments, headless: true, timeout: 60000});
  try {
    for (const address of job.pages) {
      if (job.validators.includes('arrival')) { await arrival(browser, address); continue; }
      if (job.validators.includes('lighthouse')) { await lighthouse(browser, address); continue; }
      for (const view of job.views) await visit(browser, address, view);
      if (job.validators.includes('pa11y')) await pa11y(browser, address);
    }
  } finally {
    await browser.close();
  }
  process.stdout.write(JSON.stringify(results));
})().catch(error => { console.error(error); process.exit(1); });
