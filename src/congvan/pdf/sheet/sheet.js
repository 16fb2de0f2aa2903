
"use strict";
(() => {
  const by = (id) => document.getElementById(id);
  const words = JSON.parse(by("words").textContent);
  const say = (sentence, facts) => sentence.replace(/%\((\w+)\)s/g, (_, name) => facts[name]);
  const put = (place, text) => { if (place.textContent !== text) place.textContent = text; };
  const [filter, sort, list, large] = ["filter", "sort", "cards", "large"].map(by);
  const shows = [...document.querySelectorAll("[data-show]")];

  // Searching: a letter typed without marks finds it with any; «ê» finds ê, ề, ế; «đ» finds only đ, «d» finds both.
  // Hòa and hoà are the same syllable, so each is looked for in the other's spelling too.
  const TONE = "[\\u0300\\u0301\\u0303\\u0309\\u0323]";
  const LATER = new RegExp(`(o)(${TONE})([ae])(?![a-z])|(u)(${TONE})(y)(?![a-z])`, "g");
  const EARLIER = new RegExp(`(o)([ae])(${TONE})(?![a-z])|(?<!q)(u)(y)(${TONE})(?![a-z])`, "g");
  const searched = (text) => {
    const plain = text.toLowerCase().normalize("NFD").replace(/\s+/g, " ");
    const later = plain.replace(LATER, (_, o, tone, a, u, other, y) => (o ? o + a + tone : u + y + other));
    const earlier = plain.replace(EARLIER, (_, o, a, tone, u, y, other) => (o ? o + tone + a : u + other + y));
    return [...new Set([plain, later, earlier])].join("\n");
  };
  const pattern = (word) => {
    let source = "";
    for (const mark of word) {
      if (/\p{M}/u.test(mark)) source += mark + "\\p{M}*";
      else source += (mark === "d" ? "[dđ]" : mark.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")) + "\\p{M}*";
    }
    return new RegExp(source, "u");
  };

  const cards = [...list.children].map((element, place) => ({
    element, place,
    key: element.dataset.key,
    pages: Number(element.dataset.pages),
    findings: Number(element.dataset.findings),
    odd: "odd" in element.dataset,
    open: element.querySelector(".open"),
    tick: element.querySelector(".seen"),
    text: searched([...element.querySelectorAll("bdi, .said b, .who span")].map((part) => part.textContent).join("\n")),
    shown: true,
  }));
  const of = new Map(cards.map((card) => [card.element, card]));
  let order = cards;
  let visible = cards;

  // Ticks are kept under the batch's key, each by its letter's: a letter made anew is to be looked at anew.
  const shelf = "congvan.sheet." + document.body.dataset.key;
  const seen = new Set();
  const unkept = () => { put(by("unkept"), words.unkept); by("unkept").hidden = false; };
  const kept = () => {
    const here = new Set(cards.map((card) => card.key));
    try {
      const keys = JSON.parse(localStorage.getItem(shelf) || "[]");
      if (Array.isArray(keys)) for (const key of keys) if (here.has(key)) seen.add(key);
    } catch (error) {
      if (!(error instanceof SyntaxError)) unkept();
    }
  };
  const keep = () => {
    try { localStorage.setItem(shelf, JSON.stringify([...seen])); } catch { unkept(); }
  };
  const tell = () => {
    const done = cards.filter((card) => seen.has(card.key)).length;
    put(by("progress"), say(words.seen, { seen: done, all: cards.length }));
    put(by("unseen"), String(cards.length - done));
  };
  const paint = (card) => {
    card.tick.checked = seen.has(card.key);
    card.element.classList.toggle("is-seen", card.tick.checked);
  };
  const mark = (card, ticked) => {
    if (ticked) seen.add(card.key); else seen.delete(card.key);
    keep();
    paint(card);
    if (open === card) by("large-seen").checked = ticked;
    tell(); // «not seen yet» is not filtered anew here: a card must not vanish under the hand that ticks it
  };

  // Showing
  let show = "all";
  let pages = 0;
  const chosen = {
    all: () => true,
    findings: (card) => card.findings > 0,
    odd: (card) => card.odd,
    unseen: (card) => !seen.has(card.key),
    pages: (card) => card.pages === pages,
  };
  const refresh = () => {
    const wanted = filter.value.toLowerCase().normalize("NFD").split(/\s+/).filter(Boolean).map(pattern);
    for (const card of cards) {
      const fits = chosen[show](card) && wanted.every((word) => word.test(card.text));
      if (fits !== card.shown) card.element.hidden = !(card.shown = fits);
    }
    visible = order.filter((card) => card.shown);
    put(by("count"), say(words.count, { shown: visible.length, all: cards.length }));
    by("none").hidden = visible.length > 0 || !cards.length;
  };
  let waiting = 0;
  const soon = () => { waiting ||= requestAnimationFrame(() => { waiting = 0; refresh(); }); };
  const orders = {
    list: (one, other) => one.place - other.place,
    pages: (one, other) => other.pages - one.pages || one.place - other.place,
    findings: (one, other) => other.findings - one.findings || one.place - other.place,
  };
  const arrange = () => {
    order = [...cards].sort(orders[sort.value] || orders.list);
    list.append(...order.map((card) => card.element));
    refresh();
  };

  // The large view
  let open = null;
  const copy = (element, selectors) => element.querySelectorAll(selectors);
  const enlarge = (card) => {
    open = card;
    const { element } = card;
    const name = element.querySelector("h2").textContent;
    put(by("large-name"), name);
    by("large-who").replaceChildren(...[...copy(element, ".who, .badges")].map((part) => part.cloneNode(true)));
    by("large-links").replaceChildren(...[...copy(element, ".links a")].map((link) => link.cloneNode(true)));
    by("large-told").replaceChildren(...[...copy(element, ".odd, .findings, .differs")].map((part) => part.cloneNode(true)));
    by("large-pages").replaceChildren(...[...copy(element, ".open > *")].map((part, place) => {
      const large = part.cloneNode(true);
      if (large.tagName === "IMG") large.alt = say(words.page, { name, page: place + 1 });
      return large;
    }));
    by("large-pages").scrollTop = by("large-told").scrollTop = 0;
    by("large-seen").checked = seen.has(card.key);
    const place = visible.indexOf(card);
    by("previous").disabled = place <= 0;
    by("next").disabled = place < 0 || place >= visible.length - 1;
    if (!large.open) large.showModal();
    by("large-pages").focus(); // so that ↓ and Page Down scroll it
  };
  const step = (count) => {
    const next = visible[visible.indexOf(open) + count];
    if (open && next) enlarge(next);
  };
  large.addEventListener("close", () => {
    const card = open;
    open = null;
    if (card && card.shown) { card.open.focus(); card.element.scrollIntoView({ block: "nearest" }); }
  });
  by("close").addEventListener("click", () => large.close());
  by("previous").addEventListener("click", () => step(-1));
  by("next").addEventListener("click", () => step(1));
  by("large-seen").addEventListener("change", (event) => { if (open) mark(open, event.target.checked); });

  // Hands
  list.addEventListener("click", (event) => {
    const button = event.target.closest(".open");
    if (button) enlarge(of.get(button.closest(".card")));
  });
  list.addEventListener("change", (event) => {
    if (event.target.matches(".seen")) mark(of.get(event.target.closest(".card")), event.target.checked);
  });
  for (const button of shows) button.addEventListener("click", () => {
    show = button.dataset.show;
    pages = Number(button.dataset.pages);
    for (const other of shows) other.setAttribute("aria-pressed", String(other === button));
    refresh();
  });
  filter.addEventListener("input", soon);
  sort.addEventListener("change", arrange);

  // Keys
  const go = (card) => { if (card) { card.open.focus({ preventScroll: true }); card.element.scrollIntoView({ block: "nearest" }); } };
  const columns = () => getComputedStyle(list).gridTemplateColumns.split(" ").length;
  const steps = { ArrowLeft: () => -1, ArrowRight: () => 1, ArrowUp: () => -columns(), ArrowDown: columns };
  const inLarge = (event) => {
    if (event.key === "ArrowLeft") step(-1);
    else if (event.key === "ArrowRight") step(1);
    else if (event.key.toLowerCase() === "x" && open) mark(open, !seen.has(open.key));
    else return;
    event.preventDefault();
  };
  const inFilter = (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "Enter") { refresh(); go(visible[0]); } else if (event.key === "Escape") { filter.value = ""; refresh(); } else return;
    event.preventDefault();
  };
  const inCards = (event) => {
    const element = event.target.closest && event.target.closest(".card");
    if (event.key === "/") { filter.focus(); filter.select(); event.preventDefault(); return; }
    if (event.key in steps) {
      if (event.target === sort) return;
      const place = element ? visible.indexOf(of.get(element)) : -1;
      // from outside the cards only ↓ leads in; the others scroll the page as ever
      if (place < 0 && event.key !== "ArrowDown") return;
      go(place < 0 ? visible[0] : visible[place + steps[event.key]()]);
      event.preventDefault();
    } else if (element && event.key.toLowerCase() === "x") mark(of.get(element), !seen.has(of.get(element).key));
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (large.open) inLarge(event); else if (event.target === filter) inFilter(event); else inCards(event);
  });

  kept();
  for (const card of cards) { card.tick.disabled = false; paint(card); }
  tell();
  refresh();
  by("bar").hidden = false;
})();
