// The data, and which of it is shown.
const DATA = JSON.parse(document.getElementById('data').textContent);
const NO_FILTER = {
  search: '', entity: '', types: [], modality: [], zone: [], confidence: 0, day: '', pair: '',
};
if (DATA.language) language = DATA.language;
let filter = { ...NO_FILTER };
const state = { view: 'text', document: 0, event: null, theme: 'auto' };

/** Makes an element. Texts only ever become text nodes, never markup. */
function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'class') element.className = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Letters without case and marks, for searching. */
function folded(text) {
  return text.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '').replaceAll('đ', 'd');
}

/** Entities of different documents are one when they have one key, or one type and name. */
function actorOf(entity) { return entity.key ?? `${entity.type}:${entity.name}`; }

const actors = new Map();
const events = [];
DATA.documents.forEach((page, index) => {
  page.index = index;
  page.entities.forEach((entity) => {
    entity.actor = actorOf(entity);
    if (!actors.has(entity.actor)) actors.set(entity.actor, { id: entity.actor, name: '', names: [], type: entity.type, events: 0 });
    actors.get(entity.actor).names.push(entity.name);
  });
  page.events.forEach((event) => {
    event.page = page;
    DATA.types[event.type] ??= { family: event.family };
    event.index = events.length;
    event.actors = new Set(event.arguments.filter((a) => a.entity !== undefined).map((a) => page.entities[a.entity].actor));
    event.actors.forEach((id) => { actors.get(id).events += 1; });
    events.push(event);
  });
});
// Documents may name an actor differently: the name that most of them have is shown, all of them are found.
actors.forEach((actor) => {
  actor.names = counted(actor.names).map(([name]) => name);
  [actor.name] = actor.names;
});
const byId = new Map(events.map((event) => [event.id, event]));

function evidenceOf(event) { return event.sentence ?? event.page.text.slice(event.start, event.end); }

function typeName(type) { return DATA.types[type][language] ?? type.replaceAll('_', ' '); }

function familyOf(type) { return DATA.types[type].family; }

function titleOf(page) { return page.title ?? page.id; }

function isNamed(actor, words) { return actor.names.some((name) => folded(name).includes(words)); }

/** What is counted of who does something with whom: what did not happen and second tellings are not. */
function isOfPairs(event) { return event.polarity !== 'negative' && !event.same_as; }

/** Realities of an event: its modality, and whether it is denied. */
function realitiesOf(event) { return event.polarity === 'negative' ? [event.modality, 'negative'] : [event.modality]; }

function isShown(event) {
  const f = filter;
  if (f.types.length > 0 && !f.types.includes(event.type)) return false;
  if (f.modality.length > 0 && !realitiesOf(event).some((reality) => f.modality.includes(reality))) return false;
  if (f.zone.length > 0 && !f.zone.includes(event.zone)) return false;
  if (event.confidence < f.confidence) return false;
  if (f.entity !== '' && ![...event.actors].some((id) => isNamed(actors.get(id), folded(f.entity)))) return false;
  if (f.pair !== '' && !isOfPairs(event)) return false;
  if (f.pair !== '' && !f.pair.split('\n').every((id) => event.actors.has(id))) return false;
  if (f.day !== '' && !(event.day ?? '').startsWith(f.day)) return false;
  if (f.search !== '') {
    event.searched ??= folded(`${evidenceOf(event)} ${summaryOf(event)} ${event.arguments.map((a) => a.name ?? '').join(' ')}`);
    if (!event.searched.includes(folded(f.search))) return false;
  }
  return true;
}

function shownEvents() { return events.filter(isShown); }

function summaryOf(event) { return event.summary?.[language] ?? event.summary?.any ?? ''; }

/** How often each value occurs, the most frequent first. */
function counted(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

/** A list that shows its next part when asked: long runs stay quick. */
function lazily(items, size, make, container) {
  let at = 0;
  const more = h('button', { type: 'button', class: 'more', onclick: () => next(true) });
  function next(isAsked) {
    const first = at;
    for (const end = Math.min(items.length, at + size); at < end; at += 1) container.append(make(items[at]));
    const left = items.length - at;
    more.textContent = say('more', { n: Math.min(size, left) });
    if (left === 0) more.remove();
    if (isAsked) container.children[first]?.querySelector('button, a, summary')?.focus();
  }
  next(false);
  return [container, items.length > at ? more : null];
}
