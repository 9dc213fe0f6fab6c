// Opens the page in Firefox, over WebDriver BiDi, and trains: the fallbacks of a
// browser with WebGL and WebGPU switched off. Says as JSON what happened.
//
// Then a real large model is asked, at an endpoint.
//
//	node firefox.mjs /usr/bin/firefox-esr http://localhost:8080/ http://localhost:11434/v1
import { launch } from "puppeteer-core";

const [executablePath, url, endpoint] = process.argv.slice(2);
const browser = await launch({ browser: "firefox", executablePath, headless: true, args: ["-width", "1280", "-height", "1000"], extraPrefsFirefox: { "webgl.disabled": true, "dom.webgpu.enabled": false } });
const result = { complaints: [] };
try {
  const page = await browser.newPage();
  page.on("pageerror", (e) => result.complaints.push(String(e)));
  page.on("console", (m) => { if (m.type() === "error") result.complaints.push(m.text()); });
  await page.setViewport({ width: 1280, height: 1000 });
  await page.goto(`${url}?lang=en&speed=full`);
  await page.waitForFunction(() => document.documentElement.dataset.boot === "awake" && !document.querySelector("#step").disabled, { timeout: 120000 });
  result.version = await browser.version();
  result.device = await page.$eval("#device", (e) => e.textContent);
  await page.evaluate(() => { window.tested = []; addEventListener("breakeven", (e) => { if (e.detail.testAccuracy) tested.push(e.detail.testAccuracy); }); });
  await page.click("#run");
  await page.waitForFunction(() => tested.some((a) => a > 0.93), { timeout: 120000 });
  await page.click("#run");
  result.accuracy = await page.evaluate(() => tested);

  // A 7, by mouse.
  const pad = await page.$("#pad");
  await pad.scrollIntoView();
  const box = await pad.boundingBox();
  const at = (x, y) => [box.x + box.width * x, box.y + box.height * y];
  await page.mouse.move(...at(0.3, 0.25));
  await page.mouse.down();
  for (const [x, y] of [[0.7, 0.25], [0.55, 0.5], [0.45, 0.8]]) await page.mouse.move(...at(x, y), { steps: 6 });
  await page.mouse.up();
  // While it is drawn, it may be another digit yet.
  await page.waitForFunction(() => document.querySelector("#top1")?.textContent === "7", { timeout: 30000 }).catch(() => {});
  result.answer = await page.$eval("#top1", (e) => e.textContent);
  result.notes = await page.$$eval(".note", (all) => all.map((e) => e.textContent));
  result.wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

  await page.goto(`${url}?lang=en&chapter=prompt`);
  await page.waitForFunction(() => document.querySelector("#endpoint-there:enabled") && !document.querySelector("[data-asleep=prompt]"), { timeout: 120000 });
  await page.click("#endpoint-there");
  await page.waitForFunction(() => document.querySelector("#endpoint-try:enabled") && document.querySelector("#endpoint-form").clientHeight > 40, { timeout: 60000 });
  const form = await (await page.$("#endpoint-form")).contentFrame();
  for (const [id, value] of Object.entries({ url: endpoint, model: "m", key: "sk-secret" })) await form.type(`#${id}`, value);
  await page.click("#ask");
  await page.waitForFunction(() => /prompt 21/.test(document.querySelector("#answer-end").textContent) || document.querySelector("#answer-trouble"), { timeout: 60000 });
  result.said = await page.$eval("#answer", (e) => e.textContent);
} catch (e) {
  result.failed = String(e);
} finally {
  await browser.close();
}
console.log(JSON.stringify(result));
