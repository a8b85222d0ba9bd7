/* docket: what makes the pages quicker to use. Every page works without it. */
(() => {
  "use strict";
  const KEY = "docket.keys";
  const $ = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];

  /* Single keys, unless somebody types, composes with an input method, or has switched them off. */
  let after = "";
  let timer = 0;

  const off = () => localStorage.getItem(KEY) === "off";
  const typing = (target) => target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
  const rows = () => all("[data-row]");
  const go = (link) => link && link.click();

  const move = (step) => {
    const list = rows();
    if (!list.length) return;
    const now = list.indexOf($("[data-row].cur"));
    const next = list[Math.min(Math.max(now + step, 0), list.length - 1)];
    list.forEach((row) => row.classList.toggle("cur", row === next));
    next.scrollIntoView({ block: "nearest" });
    $("a", next).focus({ preventScroll: true });
  };

  const single = {
    "/": () => $("[data-search]")?.focus(),
    "?": () => go($('a[href="/help"]')),
    j: () => move(1),
    k: () => move(-1),
    x: () => $("[data-row].cur input[type=checkbox]")?.click(),
    f: () => { const more = $("details[data-filters]"); if (more) { more.open = true; $("select, input", more)?.focus(); } },
    e: () => { const act = $("[data-act]"); if (act) { act.open = true; $("a, summary", act)?.focus(); } },
  };

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
    if (off() || typing(event.target)) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (after === "g") {
      after = "";
      const link = $(`[data-key="${CSS.escape(key.toUpperCase())}"]`);
      if (link) { event.preventDefault(); go(link); }
      return;
    }
    if (key === "g") {
      after = "g";
      clearTimeout(timer);
      timer = setTimeout(() => { after = ""; }, 1500);
      return;
    }
    if (single[key]) { event.preventDefault(); single[key](); }
  });

  /* A day that is being typed is read back: its weekday, and whether offices are closed. */
  const waiting = new WeakMap();
  const echo = (input) => {
    const place = $(".echo", input.parentElement);
    clearTimeout(waiting.get(input));
    if (!place) return;
    if (!input.value.trim()) { place.textContent = ""; return; }
    waiting.set(input, setTimeout(async () => {
      const asked = input.value;
      try {
        const answer = await fetch(`/days?text=${encodeURIComponent(asked)}`, { headers: { "HX-Request": "true" } });
        if (answer.ok && input.value === asked) place.textContent = (await answer.text()).trim();
      } catch { /* the echo is a help only; the server reads the day again */ }
    }, 250));
  };

  /* A form that shows what it will do, while it is being filled in. */
  let asking = 0;
  const preview = (form) => {
    clearTimeout(asking);
    asking = setTimeout(async () => {
      const place = $("[data-preview-place]", form);
      if (!place) return;
      const data = new URLSearchParams(new FormData(form));
      try {
        const answer = await fetch(form.dataset.preview, { method: "POST", body: data, headers: { "HX-Request": "true" } });
        if (answer.ok) place.innerHTML = await answer.text();
      } catch { /* no preview without a connection; filing says so itself */ }
    }, 400);
  };

  document.addEventListener("input", (event) => {
    if (event.target.matches("[data-day]")) echo(event.target);
    const form = event.target.closest("form[data-preview]");
    if (form) preview(form);
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-all]")) all("input[type=checkbox][name=id]").forEach((box) => { box.checked = event.target.checked; });
    if (event.target.matches("[data-keys]")) localStorage.setItem(KEY, event.target.checked ? "on" : "off");
    if (event.target.matches("[data-now]")) event.target.form.requestSubmit();
  });

  /* Without a connection nothing is sent, so nothing that was typed is lost. Sending twice is not either. */
  const lost = (is) => { const place = $("#lost"); if (place) { place.textContent = is ? document.body.dataset.lost : ""; place.className = is ? "msg e" : ""; } };
  window.addEventListener("offline", () => lost(true));
  window.addEventListener("online", () => lost(false));
  document.addEventListener("htmx:sendError", () => lost(true));
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    if (!navigator.onLine) { event.preventDefault(); lost(true); return; }
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
    setTimeout(() => { delete form.dataset.sent; }, 4000);
  }, true);

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy], [data-print]");
    if (!button) return;
    if (button.dataset.copy) {
      await navigator.clipboard.writeText($(button.dataset.copy).innerText);
      button.textContent = button.dataset.done;
    } else window.print();
  });

  const ready = () => {
    all("[data-day]").forEach((input) => { if (input.value) echo(input); });
    all("[data-keys]").forEach((box) => { box.checked = !off(); });
    all("[data-js]").forEach((one) => { one.hidden = false; });
    if (!navigator.onLine) lost(true);
  };
  document.addEventListener("DOMContentLoaded", ready);
  document.addEventListener("htmx:afterSettle", ready);
})();
