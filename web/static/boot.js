// Runs in <head>, before anything is painted: what the visitor chose decides
// which of the two prerendered languages is seen, in which theme.
"use strict";

(() => {
  const root = document.documentElement;
  const query = new URLSearchParams(location.search);
  const stored = (name) => {
    try {
      return (localStorage.getItem(`breakeven.${name}`) || "").replaceAll('"', "");
    } catch {
      return ""; // a sandboxed frame has no storage
    }
  };
  // The page's program keeps choices through this.
  window.breakevenRemember = (name, value) => {
    try {
      localStorage.setItem(`breakeven.${name}`, value);
    } catch {
      // not kept
    }
  };
  // The address wins over an earlier choice, that over the browser's settings.
  const choose = (name, values, otherwise) =>
    [query.get(name), stored(name)].find((v) => values.includes(v)) || otherwise;

  const chinese = /^zh\b/i.test((navigator.languages && navigator.languages[0]) || navigator.language || "");
  root.lang = choose("lang", ["zh", "en"], chinese ? "zh" : "en") === "zh" ? "zh-CN" : "en";
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = choose("theme", ["light", "dark"], dark ? "dark" : "light");
  if (query.get("embed") === "1") root.dataset.embed = "1";
  const chapter = query.get("chapter");
  if (["train", "tune", "prompt", "cost", "verdict"].includes(chapter)) root.dataset.chapter = chapter;
  root.dataset.boot = "reading"; // app.js goes on: "asleep", "awake", "failed", "stopped"
})();
