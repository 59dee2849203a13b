// Takes the pictures of the guides from a running demo. Nothing is recorded: no form is saved. What is typed stays a draft
// of the demo's clinician and nurse, so take them from a demo that was made a few minutes ago: its infusions run on.
//
//   dotnet run --project src/IvClinic.Web -- --demo
//   npm install playwright-core
//   IVCLINIC_CHROMIUM=/path/to/chromium node docs/guides/take-screenshots.mjs http://localhost:5080
import { mkdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const address = process.argv[2] ?? 'http://localhost:5080';
const images = fileURLToPath(new URL('./images/', import.meta.url));
const password = 'look around the demo clinic';
const largest = 150 * 1024;

const desk = { width: 1440, height: 900 };
const tablet = { width: 1024, height: 768 };

mkdirSync(images, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.IVCLINIC_CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
try {
    await nurse(await signIn('nora', tablet));
    await clinician(await signIn('clara', desk));
    await administrator(await signIn('adam', desk));
} finally {
    await browser.close();
}

async function nurse(page) {
    await go(page, '/floor');
    await take(page, 'floor', page.locator('main .spread').first(), 730);

    await openChair(page, 'Chair 2');
    await take(page, 'chairside', page.locator('.who-card'), 690);

    // 504 mg/min is a number of the plan, and 504 mL/h ten times one: asked back, not saved.
    await page.getByRole('button', { name: 'Change the rate' }).click();
    const panel = page.locator('section.panel:not(.reaction)');
    await startAfresh(page);
    await panel.getByLabel(/^New rate on the pump/).fill('504');
    await panel.getByLabel(/^New rate on the pump/).blur();
    await panel.getByRole('button', { name: 'Record the rate' }).click();
    await panel.getByText('Not saved').waitFor();
    await take(page, 'rate-refused', panel.getByText('New rate on the pump').first());

    await openChair(page, 'Chair 4');
    await take(page, 'reaction', page.locator('section.panel.reaction'), 650);

    await openChair(page, 'Chair 5');
    await page.locator('.steps').getByRole('button', { name: 'Access', exact: false }).first().click();
    await panel.getByText("Patient's right").waitFor();
    await panel.getByLabel('Right lower forearm').check();
    await take(page, 'access', panel);
    await panel.getByRole('button', { name: 'Cancel' }).click();

    await go(page, '/kit');
    await take(page, 'kit');

    await go(page, '/floor');
    const finished = await page.getByRole('table').getByRole('link').first().getAttribute('href');
    await go(page, finished.replace('/summary', '/record'));
    await page.emulateMedia({ media: 'print' });
    await take(page, 'record', null, 720);
    await page.emulateMedia({ media: null });

    await go(page, '/follow-up');
    await page.getByRole('button', { name: 'Record the call' }).first().click();
    await page.getByRole('button', { name: 'Save report' }).waitFor();
    await startAfresh(page);
    await take(page, 'call');
}

async function clinician(page) {
    await go(page, '/referrals');
    await page.getByRole('link', { name: /Henriksdotter/ }).click();
    await page.getByRole('heading', { name: 'Who is it?' }).waitFor();
    await startAfresh(page);
    await page.locator('.review-item').getByLabel('Accept', { exact: true }).first().check();
    await take(page, 'referral', page.locator('.card:has(.review-item)').first(), 620);

    const chart = await openPatient(page, 'Müller-Lüdenscheidt, Karl');
    await go(page, chart + '/suitability');
    await startAfresh(page);
    await page.getByLabel('Chronic pain', { exact: true }).check();
    await page.getByRole('heading', { name: 'Refused for this patient' }).waitFor();
    await take(page, 'suitability', page.getByText('Which medicines'), 740);

    await go(page, chart + '/plans/new');
    await startAfresh(page);
    await page.getByLabel(/^To be treated/).selectOption({ label: 'Neuropathic pain' });
    await page.getByLabel(/^Medicine/).selectOption({ label: 'lidocaine' });
    await type(page, 'Amount', '300');
    await page.getByLabel('Unit of the amount').selectOption({ label: 'mg' });
    await page.getByLabel('IV', { exact: true }).check();
    await page.getByLabel('Diluent', { exact: true }).selectOption({ label: 'sodium chloride 0.9%' });
    await type(page, 'Final volume', '250');
    await page.getByRole('button', { name: /^Fill in the formulary/ }).click();
    await take(page, 'plan', page.locator('fieldset.bag').first(), 580);

    await go(page, '/floor');
    await page.getByRole('table').getByRole('link').first().click();
    await page.getByRole('heading', { name: 'Ending and signatures' }).waitFor();
    await take(page, 'session-summary', page.getByRole('heading', { name: 'Given' }));
}

async function administrator(page) {
    await go(page, '/reviews');
    await page.getByRole('table').getByRole('link').first().click();
    await page.getByRole('heading', { name: 'Decide' }).waitFor();
    await take(page, 'review', null, 720);

    await go(page, '/chairs');
    await take(page, 'chairs');

    await go(page, '/audit');
    await take(page, 'audit', null, 480);
}

async function signIn(user, viewport) {
    const context = await browser.newContext({ viewport, colorScheme: 'light' });
    const page = await context.newPage();
    await page.goto(address + '/sign-in');
    await page.getByLabel('User name').fill(user);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.locator('.who-name').waitFor();
    return page;
}

async function go(page, path) {
    await page.goto(new URL(path, address).href);
    await ready(page);
}

async function ready(page) {
    await page.locator('main h1, main h2, main .patient-banner').first().waitFor();
    await page.waitForFunction(() => document.querySelectorAll('.loading').length === 0);
}

async function openChair(page, chair) {
    await go(page, '/floor');
    await page.getByRole('region', { name: chair, exact: true }).getByRole('link').first().click();
    await page.waitForURL('**/sessions/*');
    await page.getByRole('heading', { name: 'Entries' }).waitFor();
}

async function openPatient(page, name) {
    await go(page, '/patients');
    await page.getByLabel('Find a patient').fill(name);
    await page.getByRole('link', { name, exact: true }).first().click();
    await page.waitForURL('**/patients/*');
    await ready(page);
    return new URL(page.url()).pathname;
}

// A draft of an earlier run.
async function startAfresh(page) {
    await page.waitForTimeout(500);
    const button = page.getByRole('button', { name: 'Start afresh' });
    if (await button.count() > 0) await button.first().click();
}

// The server is told when a field is left.
async function type(page, label, text) {
    const field = page.getByLabel(label, { exact: true }).first();
    await field.fill(text);
    await field.blur();
}

/** What fits on the screen, from where the part begins; the patient's line stays at the top of some pages and needs room. */
async function take(page, name, part, height = page.viewportSize().height) {
    await (part ?? page.locator('body')).evaluate(element => {
        const line = document.querySelector('main > .patient-banner');
        const covered = line && getComputedStyle(line).position === 'sticky' ? line.offsetHeight : 0;
        scrollTo(0, element.tagName === 'BODY' ? 0 : element.getBoundingClientRect().top + scrollY - covered - 12);
    });
    await page.waitForTimeout(1000);
    const path = `${images}${name}.png`;
    await page.screenshot({ path, clip: { x: 0, y: 0, width: page.viewportSize().width, height } });
    const size = statSync(path).size;
    console.log(`${name}.png ${Math.round(size / 1024)} KB${size > largest ? ' TOO LARGE' : ''}`);
}
