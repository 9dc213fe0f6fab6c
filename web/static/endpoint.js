// Speaks with the OpenAI-compatible endpoint that a visitor has typed. It is a
// document of its own in a frame of the page: its policy lets it speak with any host,
// and the key stays in its field. The page (app/panel/prompt) says when to ask, and
// gets the answer, as JSON over a channel.
"use strict";

(() => {
  if (parent === self || location.origin === "null") return; // nobody to work for

  const SILENCE = 60, WHOLE = 300; // seconds without a byte, and in all
  const LINE = 1 << 18, BYTES = 1 << 22, TEXT = 100_000; // more than any answer needs
  const TRIES = 4, FIRST = 1, LONGEST = 60; // asked so often; first and longest wait, seconds
  const LOCAL = ["localhost", "127.0.0.1"];
  const NEAR = /^(10|192\.168|172\.(1[6-9]|2\d|3[01])|169\.254)\.[\d.]+$|\.local$/; // the visitor's own network

  const field = Object.fromEntries(["url", "model", "key", "most"].map((id) => [id, document.getElementById(id)]));
  let port = null, id = 0, running = null;
  const tell = (type, more) => port.postMessage(JSON.stringify({ ...more, type, id }));

  // What goes wrong has a name, for which the page has the words.
  class Trouble extends Error {
    constructor(why, more) {
      super(why);
      this.more = { ...more, why };
    }
  }

  // Not 'instanceof Object': what comes from JSON may be anything.
  const record = (v) => (typeof v === "object" && v !== null ? v : {});
  const text = (v, most) => (typeof v === "string" ? v.slice(0, most) : "");
  const count = (v) => (Number.isSafeInteger(v) && v >= 0 ? v : 0);

  // address is the typed one without what its paths end in.
  const address = () => {
    const typed = field.url.value.trim();
    if (!typed) throw new Trouble("no-url");
    if (!URL.canParse(typed)) throw new Trouble("bad-url");
    const url = new URL(typed);
    if (!["https:", "http:"].includes(url.protocol) || url.username || url.password) throw new Trouble("bad-url");
    if (url.protocol === "http:" && !LOCAL.includes(url.hostname)) throw new Trouble("insecure");
    url.hash = "";
    url.pathname = url.pathname.replace(/\/+$/, "").replace(/\/chat\/completions$/, "");
    return url;
  };
  const at = (url, path) => {
    const u = new URL(url);
    u.pathname = u.pathname.replace(/\/$/, "") + path;
    return u.href;
  };
  const origin = () => {
    const typed = field.url.value.trim();
    return URL.canParse(typed) ? new URL(typed).origin : "";
  };

  // The key belongs to the origin that stood there when it was typed, or that was
  // typed next. Another origin, and it is gone.
  let owner = "", gone = false;
  const bind = () => { owner ||= origin(); };
  const typed = (event) => {
    if (event.target === field.key) {
      owner = "";
      if (field.key.value) bind();
      gone = false;
    } else if (field.key.value && owner && owner !== origin()) {
      field.key.value = owner = "";
      gone = true;
    }
    if (event.target === field.url) stop();
    // What a trial has found holds while these three stay as they are.
    holds([field.url, field.model, field.key].includes(event.target) ? "typed" : "holds");
  };
  const holds = (type) => {
    const model = field.model.value.trim();
    tell(type, { host: host(), model, most: field.most.value.trim(), keyed: field.key.value !== "", keyGone: gone });
  };
  const host = () => {
    const typed = field.url.value.trim();
    return URL.canParse(typed) ? new URL(typed).host : typed.slice(0, 100);
  };

  const headers = () => {
    const key = field.key.value.trim();
    if (!/^[\x21-\x7e]*$/.test(key)) throw new Trouble("bad-key");
    bind();
    return { "Content-Type": "application/json", ...(key && { Authorization: `Bearer ${key}` }) };
  };

  // tidy is what an endpoint says of an error, without the key, which some repeat.
  const tidy = (v) => {
    const key = field.key.value.trim();
    const said = text(v, 2000);
    return (key ? said.replaceAll(key, "…") : said).replace(/\s+/g, " ").trim().slice(0, 300);
  };

  const stop = () => running?.abort(new Trouble("stopped"));

  // wait lets so many seconds go by, and tells each.
  const wait = (seconds, more, call) => new Promise((resolve, reject) => {
    const { signal } = call, end = performance.now() + 1000 * seconds;
    const step = () => {
      const left = Math.ceil((end - performance.now()) / 1000);
      if (signal.aborted) return reject(signal.reason);
      if (left <= 0) return resolve();
      call.tell("waits", { ...more, seconds: left });
      setTimeout(step, Math.min(1000, end - performance.now()));
    };
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    step();
  });

  // after reads Retry-After, in seconds or as a date; null where there is none, or
  // the endpoint does not let pages read it.
  const after = (header) => {
    if (!header) return null;
    const seconds = /^\d+$/.test(header.trim()) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
    return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : null;
  };

  // read reads a body as pieces of text, so many bytes at most.
  async function* read(response, call) {
    if (!response.body) return;
    const reader = response.body.getReader(), decoder = new TextDecoder();
    let bytes = 0;
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        call.alive();
        if ((bytes += value.length) > BYTES) throw new Trouble("endless");
        yield decoder.decode(value, { stream: true });
      }
    } catch (e) {
      if (e instanceof Trouble) throw e;
      throw call.signal.aborted ? call.signal.reason : new Trouble("cut");
    } finally {
      reader.cancel().catch(() => {});
    }
  }
  const whole = async (response, call) => {
    let all = "";
    for await (const piece of read(response, call)) all += piece;
    return all;
  };
  const json = (s) => {
    try {
      return JSON.parse(s);
    } catch {
      return null;
    }
  };

  // A page is not told why a request fails. What can be found out is.
  const diagnose = async (url, call) => {
    const here = LOCAL.includes(url.hostname);
    if (!here && !navigator.onLine) return new Trouble("offline");
    // Newer browsers ask the visitor, under one of these names.
    const names = here ? ["loopback-network", "local-network-access"] : NEAR.test(url.hostname) ? ["local-network", "local-network-access"] : [];
    for (const name of names) {
      try {
        if ((await navigator.permissions.query({ name })).state === "denied") return new Trouble("permission");
      } catch {
        // a browser without it
      }
    }
    try {
      // Nobody may read this answer, so it needs no leave; but it comes only if
      // there is somebody.
      await fetch(url, { mode: "no-cors", credentials: "omit", referrerPolicy: "no-referrer", cache: "no-store",
        signal: AbortSignal.any([call.signal, AbortSignal.timeout(5000)]) });
      return new Trouble("cors");
    } catch {
      return new Trouble("unreachable");
    }
  };

  // send has an endpoint answer, and asks again where it is busy. adapt may change
  // what is sent when that is refused, and then tells so.
  const send = async (url, path, call, init, adapt = () => false) => {
    for (let tried = 1; ;) {
      let response;
      const request = init();
      try {
        // A redirect would take prompt and key to where nobody has sent them.
        response = await fetch(at(url, path), { ...request, signal: call.signal, mode: "cors", credentials: "omit",
          redirect: "manual", referrerPolicy: "no-referrer", cache: "no-store" });
      } catch {
        if (call.signal.aborted) throw call.signal.reason;
        const trouble = await diagnose(url, call);
        throw call.signal.aborted ? call.signal.reason : trouble;
      }
      call.alive();
      if (response.type === "opaqueredirect") throw new Trouble("redirect");
      if (response.ok) return response;
      const { status } = response;
      const said = (await whole(response, call)).slice(0, 10_000), error = record(record(json(said)).error);
      const detail = tidy(error.message ?? record(json(said)).message ?? record(json(said)).error);
      if ([400, 422].includes(status) && adapt(detail)) continue;
      const seconds = after(response.headers.get("Retry-After"));
      const busy = (status === 429 && error.code !== "insufficient_quota") || status >= 500;
      if (!busy || tried === TRIES || seconds > LONGEST) throw new Trouble("status", { status, detail, seconds: Math.min(seconds ?? 0, 1e6) });
      call.rest();
      await wait(seconds ?? FIRST * 2 ** (tried - 1), { status, try: ++tried }, call);
      call.alive();
    }
  };

  // run does one thing at a time, and tells what went wrong.
  const run = async (what) => {
    stop();
    const controller = running = new AbortController();
    const own = id, { signal } = controller;
    const end = (why, seconds) => controller.abort(new Trouble(why, { seconds }));
    let silence = 0;
    const call = {
      signal,
      tell: (type, more) => { if (own === id) tell(type, { host: host(), ...more }); },
      rest: () => clearTimeout(silence),
      alive: () => { clearTimeout(silence); silence = setTimeout(end, 1000 * SILENCE, "silent", SILENCE); },
    };
    const all = setTimeout(end, 1000 * WHOLE, "late", WHOLE);
    let url = null;
    try {
      url = address();
      call.alive();
      await what(url, call);
    } catch (e) {
      if (!(e instanceof Trouble)) console.error(e);
      const more = e instanceof Trouble ? e.more : { why: "garbage" };
      call.tell("trouble", { ...more, local: LOCAL.includes(url?.hostname) });
    } finally {
      clearTimeout(all);
      clearTimeout(silence);
      controller.abort(); // whatever is left of the request
      if (running === controller) running = null;
    }
  };

  // tryOut asks which models there are: nobody charges for that.
  const tryOut = () => run(async (url, call) => {
    call.tell("trying");
    let response;
    try {
      response = await send(url, "/models", call, () => ({ headers: headers() }));
    } catch (e) {
      if (![404, 405].includes(e.more?.status)) throw e;
      return call.tell("tried");
    }
    const { data } = record(json(await whole(response, call)));
    if (!Array.isArray(data)) throw new Trouble("garbage");
    const ids = data.map((m) => text(record(m).id, 200)).filter(Boolean);
    document.getElementById("models").replaceChildren(...ids.slice(0, 500).map((name) => {
      const option = document.createElement("option");
      option.value = name;
      return option;
    }));
    call.tell("tried", { count: ids.length, has: ids.includes(field.model.value.trim()) });
  });

  // ask asks a prompt and tells the answer, as it comes.
  const ask = ({ prompt, most, temperature }) => run(async (url, call) => {
    const model = field.model.value.trim();
    if (!model) throw new Trouble("no-model");
    // Servers differ in what they take; what one refuses by name is said otherwise,
    // or left out, once.
    const body = { model, messages: [{ role: "user", content: prompt }], stream: true, stream_options: { include_usage: true }, max_tokens: most, temperature };
    const adapt = (refusal) => {
      if (body.max_tokens && refusal.includes("max_completion_tokens")) {
        body.max_completion_tokens = body.max_tokens;
        delete body.max_tokens;
        return true;
      }
      const name = ["stream_options", "temperature"].find((n) => n in body && refusal.includes(n));
      return Boolean(name) && delete body[name];
    };
    const began = performance.now();
    const response = await send(url, "/chat/completions", call, () => ({ method: "POST", headers: headers(), body: JSON.stringify(body) }), adapt);

    let said = 0, waiting = "", timer = 0, finish = "", usage = null, known = false;
    const flush = () => {
      clearTimeout(timer);
      timer = 0;
      for (const piece of waiting.match(/[^]{1,10000}/gu) ?? []) call.tell("text", { text: piece });
      waiting = "";
    };
    // take takes a piece of the answer, or a whole one.
    const take = (chunk) => {
      if (chunk.error) throw new Trouble("reported", { detail: tidy(record(chunk.error).message ?? chunk.error) });
      if (!Array.isArray(chunk.choices)) throw new Trouble("garbage");
      known = true;
      if (chunk.usage) usage = record(chunk.usage);
      const choice = record(chunk.choices[0]);
      finish = text(choice.finish_reason, 20) || finish;
      let { content } = record(choice.delta ?? choice.message);
      if (Array.isArray(content)) content = content.map((part) => text(record(part).text, TEXT)).join("");
      content = text(content, TEXT);
      if (!content) return;
      waiting += content;
      if ((said += content.length) > TEXT) throw new Trouble("endless");
      timer ||= setTimeout(flush, 40); // a page need not be drawn a thousand times a second
    };

    try {
      if ((response.headers.get("Content-Type") ?? "").includes("json")) {
        const answer = json(await whole(response, call)); // a server that does not stream
        if (!answer) throw new Trouble("garbage");
        take(record(answer));
        finish ||= "stop";
      } else {
        let rest = "", done = false;
        stream: for await (const piece of read(response, call)) {
          const lines = (rest + piece).split("\n");
          rest = lines.pop();
          for (const line of lines) {
            if (!line.startsWith("data:")) continue; // a comment, or empty
            const data = line.slice(5).trim();
            if (done = data === "[DONE]") break stream;
            const chunk = json(data);
            if (!chunk) throw new Trouble("garbage");
            take(record(chunk));
          }
          if (rest.length > LINE) throw new Trouble(known ? "endless" : "garbage");
        }
        if (!known && !done) throw new Trouble("garbage");
        if (!finish && !done) throw new Trouble("cut");
      }
      if (!said) throw new Trouble(finish === "length" ? "spent" : "empty");
    } finally {
      flush();
    }
    call.tell("end", {
      why: finish, millis: Math.round(performance.now() - began),
      counted: usage !== null, in: count(usage?.prompt_tokens), out: count(usage?.completion_tokens),
      cost: Number.isFinite(usage?.cost) ? usage.cost : null, // by some, as OpenRouter
    });
  });

  // say puts the page's words beside the fields.
  const say = (words) => {
    document.documentElement.lang = text(words.lang, 10);
    for (const [name, f] of Object.entries(field)) f.previousElementSibling.textContent = text(words[name], 100);
    if (!field.most.value) field.most.value = text(words.usual, 12);
    document.querySelector("main").hidden = false;
    holds("holds");
  };

  const commands = { words: (c) => say(record(c.words)), ask, try: tryOut, stop };
  const hear = ({ data }) => {
    const c = record(typeof data === "string" && data.length < 1 << 20 ? json(data) : null);
    if (!Object.hasOwn(commands, c.type) || !Number.isSafeInteger(c.id)) return;
    if (c.type === "ask" && (typeof c.prompt !== "string" || !(count(c.most) > 0) || !(c.temperature >= 0))) return;
    if (c.type === "ask" || c.type === "try") id = c.id;
    commands[c.type](c);
  };

  addEventListener("message", ({ source, origin, ports }) => {
    if (source !== parent || origin !== location.origin || ports.length !== 1 || port) return;
    [port] = ports;
    port.onmessage = hear;
    for (const f of Object.values(field)) f.addEventListener("input", typed);
    field.url.addEventListener("change", () => { if (field.key.value) bind(); });
    addEventListener("keydown", (e) => { if (e.key === "Enter" && (e.ctrlKey || e.metaKey)) tell("enter"); });
    new ResizeObserver(() => tell("height", { height: Math.ceil(document.body.getBoundingClientRect().height) })).observe(document.body);
  });

  // The page's look.
  const page = parent.document.documentElement, root = document.documentElement;
  const look = () => {
    root.dataset.theme = page.dataset.theme;
    if (page.dataset.projector) root.dataset.projector = "1";
    else delete root.dataset.projector;
  };
  new MutationObserver(look).observe(page, { attributeFilter: ["data-theme", "data-projector"] });
  look();
  parent.postMessage("endpoint", location.origin);
})();
