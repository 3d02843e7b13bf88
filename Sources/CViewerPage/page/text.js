// One document: its text with entities and triggers marked, its events as cards beside it.
let pieces = [];

/** Paragraphs as [start, end], one for each line of the text that is not blank. */
function paragraphs(text) {
  const list = [];
  for (const found of text.matchAll(/[^\n\r]*[^\s][^\n\r]*/g)) list.push([found.index, found.index + found[0].length]);
  return list;
}

function zoneAt(page, offset) { return page.zones.find(([, start, end]) => start <= offset && offset < end)?.[0] ?? 'body'; }

/** Cuts a stretch at every beginning and end of something marked, so that no two marks cross. */
function cuts(start, end, spans) {
  const at = new Set([start, end]);
  for (const [from, until] of spans) {
    if (from > start && from < end) at.add(from);
    if (until > start && until < end) at.add(until);
  }
  return [...at].sort((a, b) => a - b);
}

function overlapping(list, start, end) { return list.filter(([from, until]) => from < end && until > start); }

/** The words between two offsets as marked pieces. */
function markedWords(page, start, end, shown) {
  const mentions = overlapping(page.mentions, start, end);
  const triggers = overlapping(shown.map((event) => [event.trigger.start, event.trigger.end, event]), start, end);
  const fillers = overlapping(shown.flatMap((event) => event.arguments.map((a) => [a.start, a.end, event, a.role])), start, end);
  const at = cuts(start, end, [...mentions, ...triggers, ...fillers]);
  return at.slice(0, -1).map((from, i) => {
    const until = at[i + 1];
    const words = page.text.slice(from, until);
    const own = overlapping(triggers, from, until).map(([, , event]) => event);
    const mention = overlapping(mentions, from, until).sort((a, b) => b[1] - b[0] - (a[1] - a[0]))[0];
    const roles = overlapping(fillers, from, until);
    if (own.length === 0 && !mention && roles.length === 0) return words;
    const kind = mention ? ` mention ${mention[2]}` : '';
    const title = mention ? [entityTypeName(mention[2]), page.entities[mention[3]]?.name].filter(Boolean).join(': ') : undefined;
    const piece = own.length > 0
      ? h('button', { type: 'button', class: `trigger${kind}`, 'aria-pressed': 'false', onclick: () => choose(own) }, words,
        h('span', { class: 'hidden' }, ` (${own.map((event) => typeName(event.type)).join(', ')})`))
      : h('span', { class: kind.trim(), title }, words);
    pieces.push({ piece, triggers: own, roles, from });
    return piece;
  });
}

/** Choosing a trigger that tells several events goes through them. */
function choose(list) {
  const at = list.findIndex((event) => event.index === state.event);
  const event = list[(at + 1) % list.length];
  mark(event, true);
}

/** Marks an event in the text: its trigger, and the fillers with their roles. */
function mark(event, isCardWanted) {
  state.event = event.index;
  const seen = new Set();
  for (const { piece, triggers, roles, from } of pieces) {
    const isTrigger = triggers.includes(event);
    if (triggers.length > 0) piece.setAttribute('aria-pressed', String(isTrigger));
    piece.classList.toggle('chosen', isTrigger);
    const role = roles.find(([, , other]) => other === event);
    piece.classList.toggle('filler', Boolean(role) && !isTrigger);
    const isFirst = role && !seen.has(`${role[0]} ${role[3]}`) && role[0] <= from;
    if (isFirst) seen.add(`${role[0]} ${role[3]}`);
    if (isFirst) piece.dataset.role = roleName(role[3]); else delete piece.dataset.role;
  }
  document.querySelectorAll('.cards .card').forEach((element) => {
    element.classList.toggle('chosen', Number(element.dataset.event) === event.index);
  });
  if (!isCardWanted) return;
  const element = document.querySelector(`.cards .card[data-event="${event.index}"]`);
  element?.scrollIntoView({ block: 'nearest', behavior: motion() });
  element?.focus({ preventScroll: true });
}

function motion() { return matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth'; }

function paragraphElement(page, [start, end], zone, shown) {
  const tag = zone === 'title' ? 'h2' : 'p';
  return h(tag, { class: zone }, markedWords(page, start, end, shown));
}

/** The article; what is navigation is folded away. */
function articleElement(page, shown) {
  const box = h('article', { class: 'text', lang: 'vi', 'aria-label': titleOf(page) });
  if (page.text === undefined) {
    box.append(h('p', { class: 'note', lang: language }, say('noText')));
    for (const sentence of new Set(shown.map(evidenceOf))) box.append(h('p', {}, sentence));
    return box;
  }
  let folded = [];
  const fold = () => {
    if (folded.length > 2) {
      box.append(h('details', { class: 'furniture' }, h('summary', { lang: language }, say('furniture', { n: folded.length })), folded));
    } else box.append(...folded);
    folded = [];
  };
  for (const place of paragraphs(page.text)) {
    const zone = zoneAt(page, place[0]);
    const element = paragraphElement(page, place, zone, shown);
    if (zone === 'navigation' || zone === 'related') { folded.push(element); continue; }
    fold();
    box.append(element);
  }
  fold();
  return box;
}

function pageHead(page, shown) {
  const isLink = /^https?:\/\//i.test(page.url ?? '');
  const facts = [page.source, page.date ? `${say('published')} ${dateName(page.date)}` : null, plural(shown.length, 'events')];
  return h('header', { class: 'page-head' },
    DATA.documents.length > 1 ? picker() : null,
    h('p', { class: 'facts' }, facts.filter(Boolean).join(' · '), isLink ? ' · ' : null,
      isLink ? h('a', { href: page.url, rel: 'noopener noreferrer nofollow' }, say('open')) : null));
}

/** Which document: a list, and buttons for the one before and behind. */
function picker() {
  const step = (by, key) => h('button', {
    type: 'button', disabled: DATA.documents[state.document + by] === undefined, onclick: () => { openDocument(state.document + by); },
  }, say(key));
  const select = h('select', { id: 'document', onchange: (change) => openDocument(Number(change.target.value)) },
    DATA.documents.map((page, i) => h('option', { value: i, selected: i === state.document },
      `${i + 1}. ${titleOf(page)} (${page.events.length})`)));
  return h('p', { class: 'picker' }, h('label', { for: 'document' }, say('document')), select, step(-1, 'previous'), step(1, 'next'));
}

function legend(page) {
  const types = [...new Set(page.mentions.map((mention) => mention[2]))];
  if (types.length === 0) return null;
  return h('p', { class: 'legend', 'aria-label': say('mentions') }, h('span', { class: 'trigger' }, say('trigger')), ' ',
    types.map((type) => [h('span', { class: `mention ${type}` }, entityTypeName(type)), ' ']));
}

function textView() {
  const page = DATA.documents[state.document];
  const shown = page.events.filter(isShown);
  pieces = [];
  const list = h('div', { class: 'cards' });
  const parts = shown.length > 0
    ? lazily(shown, 120, (event) => card(event, 'text'), list)
    : [h('p', { class: 'note' }, say('noEvents'))];
  const aside = h('section', { class: 'beside', 'aria-label': plural(shown.length, 'events') }, parts);
  return h('div', { class: 'reading' }, h('div', { class: 'column' }, pageHead(page, shown), legend(page), articleElement(page, shown)), aside);
}

function openDocument(index) {
  state.document = index;
  state.event = null;
  draw();
  document.getElementById('document')?.focus();
}

/** Shows an event in the text of its document. */
function openEvent(event, view) {
  state.view = view;
  if (!isShown(event)) filter = { ...NO_FILTER };
  const isThere = document.querySelector('.reading') && state.document === event.page.index;
  state.document = event.page.index;
  if (!isThere) draw();
  mark(event, false);
  const piece = pieces.find(({ triggers }) => triggers.includes(event))?.piece;
  piece?.closest('details')?.setAttribute('open', '');
  piece?.scrollIntoView({ block: 'center', behavior: motion() });
  piece?.focus({ preventScroll: true });
}
