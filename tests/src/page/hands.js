// Put into the page by the tests, once after each load. Finds things the way a
// screen reader names them (axe-core computes role and name), tells where they
// are, and remembers what is dragged over the window. Changes nothing itself.
if (!window.__hands) {
  const axe = window.axe;

  const seen = (el) =>
    el.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    el.getClientRects().length > 0;

  let changed = performance.now();
  new MutationObserver(() => (changed = performance.now())).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  });

  const tidy = (text) => (text ?? "").replace(/\s+/g, " ").trim();

  const named = (work) => {
    axe.teardown();
    axe.setup(document.documentElement);
    try {
      return work(
        (el) => axe.commons.aria.getRole(el),
        (el) => tidy(axe.commons.text.accessibleText(el)),
      );
    } finally {
      axe.teardown();
    }
  };

  // The whole name wins over a part of it.
  const best = (found, name, nameOf) => {
    if (name === null) return found;
    const whole = found.filter((el) => nameOf(el) === name);
    return whole.length ? whole : found.filter((el) => nameOf(el).includes(name));
  };

  const all = (query) => {
    const root = query.inside ? one(query.inside) : document;
    if (query.css) return [...root.querySelectorAll(query.css)].filter(seen);
    const every = [...root.querySelectorAll("body *")].concat(
      root === document ? [] : [...root.querySelectorAll("*")],
    );
    const visible = [...new Set(every)].filter(seen);
    if (query.text) {
      const has = visible.filter((el) => tidy(el.textContent).includes(query.text));
      return has.filter((el) => !has.some((other) => other !== el && el.contains(other)));
    }
    return named((role, name) => best(visible.filter((el) => role(el) === query.role), query.name, name));
  };

  const one = (query) => {
    const found = all(query);
    const place = query.nth ?? 0;
    if (found.length > 1 && query.nth === undefined) {
      throw new Error(`${found.length} of them are there`);
    }
    if (!found[place]) throw new Error("it is not there");
    return found[place];
  };

  const dragged = { over: null, dropped: null, left: 0 };
  const listen = (event, heard) =>
    window.__TAURI_INTERNALS__.invoke("plugin:event|listen", {
      event: `tauri://drag-${event}`,
      target: { kind: "Any" },
      handler: window.__TAURI_INTERNALS__.transformCallback((e) => heard(e.payload)),
    });
  const listening = Promise.all([
    listen("enter", (at) => (dragged.over = at.position)),
    listen("over", (at) => (dragged.over = at.position)),
    listen("drop", (what) => (dragged.dropped = what)),
    listen("leave", () => (dragged.left += 1)),
  ]);

  window.__hands = {
    count: (query) => all(query).length,
    text: (query) => tidy(one(query).innerText),
    value: (query) => one(query).value ?? null,
    attribute: (query, name) => one(query).getAttribute(name),
    focused: (query) => one(query).contains(document.activeElement),
    style: (query, name) => getComputedStyle(one(query)).getPropertyValue(name),
    box: (query) => {
      const { x, y, width, height } = one(query).getBoundingClientRect();
      return { x, y, width, height };
    },
    // A point of the screen that hits the thing and nothing that lies over it.
    point: (query) => {
      const el = one(query);
      el.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
      if (el.matches(":disabled, [aria-disabled=true]")) throw new Error("it is disabled");
      const box = el.getClientRects()[0];
      const x = Math.round(box.x + box.width / 2);
      const y = Math.round(box.y + box.height / 2);
      const hit = document.elementFromPoint(x, y);
      const label = el.closest("label") ?? el.labels?.[0];
      if (!hit || !(el.contains(hit) || hit.contains(el) || label?.contains(hit))) {
        throw new Error(`it is covered by ${hit?.outerHTML.slice(0, 120) ?? "nothing"}`);
      }
      return [x, y];
    },
    // Everything a person could use, for the sentence of a test that fails.
    outline: () =>
      named((role, name) =>
        [...document.querySelectorAll("body *")]
          .filter((el) => seen(el) && role(el) && name(el))
          .map((el) => `${role(el)} “${name(el).slice(0, 60)}”`)
          .slice(0, 120),
      ),
    // Text as an input method gives it: composed, then in the field at once.
    compose: (text) => {
      const el = document.activeElement;
      if (!el || el === document.body) throw new Error("no field has the focus");
      const key = { bubbles: true, cancelable: true, key: "Process", keyCode: 229, isComposing: true };
      el.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true, data: "" }));
      el.dispatchEvent(new KeyboardEvent("keydown", key));
      el.dispatchEvent(new CompositionEvent("compositionupdate", { bubbles: true, data: text }));
      if (!document.execCommand("insertText", false, text)) throw new Error("the field takes no text");
      el.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true, data: text }));
    },
    dragged: () => dragged,
    forgetDrag: () => Object.assign(dragged, { over: null, dropped: null }),
    // Nothing moves, nothing is being fetched, every picture and glyph is there.
    // Nothing moves, nothing is fetched, and for a moment nothing has changed.
    settled: () =>
      performance.now() - changed > 120 &&
      document.getAnimations().every((motion) => motion.playState !== "running") &&
      ![...document.querySelectorAll("[aria-busy=true]")].some(seen) &&
      [...document.images].every((image) => image.complete || !seen(image)) &&
      document.fonts.status === "loaded",
    size: () => [window.innerWidth, window.innerHeight],
    focus: () => document.hasFocus(),
    language: () => document.documentElement.lang,
    ready: () => listening.then(() => true),
  };
}
