// Filters, views, language and colours: the frame around everything.
const VIEWS = { text: textView, timeline: timelineView, network: networkView };

function setFilter(change) {
  filter = { ...filter, ...change };
  draw();
}

/** Draws everything anew but keeps what has the focus. */
function draw() {
  const focused = document.activeElement?.id;
  document.documentElement.lang = language;
  document.title = DATA.title;
  const root = document.getElementById('page');
  const open = root.querySelector('.filters details')?.open ?? matchMedia('(min-width: 64rem)').matches;
  root.replaceChildren(head(), h('div', { class: 'frame' }, filterForm(open), h('main', { id: 'main', tabindex: '-1' }, status(), VIEWS[state.view]())));
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

function head() {
  const view = (name) => h('button', {
    type: 'button', id: `view-${name}`, 'aria-current': state.view === name ? 'page' : undefined,
    onclick: () => { state.view = name; draw(); },
  }, say(name));
  return h('header', { class: 'top' },
    h('a', { class: 'skip', href: '#main' }, say('skip')),
    h('div', { class: 'brand' }, h('h1', {}, DATA.title), h('p', { class: 'facts' }, runFacts())),
    h('nav', { 'aria-label': say('views') }, view('text'), view('timeline'), view('network')),
    h('div', { class: 'settings' },
      chooser('language', say('language'), [['vi', 'Tiếng Việt'], ['en', 'English']], language, (value) => { language = value; draw(); }),
      chooser('theme', say('theme'), ['auto', 'light', 'dark'].map((name) => [name, say(name)]), state.theme, setTheme)));
}

function runFacts() {
  const documents = DATA.documents.length;
  return [documents > 1 ? `${number(documents)} ${say('documents').toLowerCase()}` : null, plural(events.length, 'events'),
    say('entities', { n: number(actors.size) })].filter(Boolean).join(' · ');
}

function chooser(id, label, options, chosen, onchange) {
  return h('p', {}, h('label', { for: id }, label),
    h('select', { id, onchange: (change) => onchange(change.target.value) },
      options.map(([value, name]) => h('option', { value, selected: value === chosen }, name))));
}

function setTheme(name) {
  state.theme = name;
  if (name === 'auto') delete document.documentElement.dataset.theme; else document.documentElement.dataset.theme = name;
}

function status() {
  const shown = state.view === 'text' ? DATA.documents[state.document].events : events;
  const text = say('shown', { n: number(shown.filter(isShown).length), all: number(shown.length) });
  return h('div', { class: 'status' }, h('p', { role: 'status' }, text),
    isFiltered() ? h('button', { type: 'button', id: 'reset', onclick: () => { filter = { ...NO_FILTER }; draw(); } }, say('reset')) : null,
    DATA.cut ? h('p', { class: 'note' }, say('cut', { n: number(DATA.cut.shown), all: number(DATA.cut.all) })) : null);
}

function isFiltered() { return JSON.stringify(filter) !== JSON.stringify(NO_FILTER); }

// Filters

function filterForm(isOpen) {
  const realities = ['asserted', 'planned', 'pledged', 'requested', 'hypothetical', 'negative'];
  const zones = ['title', 'lead', 'body', 'caption', 'related', 'navigation'];
  const seen = new Map(counted(events.flatMap(realitiesOf)));
  const places = new Map(counted(events.map((event) => event.zone)));
  const names = [...actors.values()].filter((actor) => actor.events > 0).sort((a, b) => b.events - a.events).slice(0, 400);
  return h('aside', { class: 'filters', 'aria-label': say('filters') }, h('details', { open: isOpen }, h('summary', {}, say('filters')),
    h('form', { onsubmit: (event) => event.preventDefault() },
      textField('search', say('search'), null),
      textField('entity', say('entity'), [...new Set(names.flatMap((actor) => actor.names))]),
      confidenceField(),
      boxes('modality', say('modality'), realities.filter((name) => seen.has(name)).map((name) => [name, say(name), seen.get(name)])),
      typeBoxes(),
      boxes('zone', say('zone'), zones.filter((name) => places.has(name)).map((name) => [name, say(name), places.get(name)])),
      h('p', { class: 'hint' }, say('hint')), h('p', { class: 'hint' }, say('about')))));
}

// What was typed since the last drawing, by field: drawing makes the fields anew, so all of them wait for the same moment.
let typing;
let typed = {};
function applyTyped() {
  const fields = Object.entries(typed);
  typed = {};
  const at = document.activeElement?.selectionStart;
  setFilter(Object.fromEntries(fields.map(([name, value]) => [name, value.trim()])));
  for (const [name, value] of fields) {
    const field = document.getElementById(`filter-${name}`);
    field.value = value;
    if (document.activeElement === field && at !== null) field.setSelectionRange(at, at);
  }
}

function textField(name, label, choices) {
  const change = (event) => {
    clearTimeout(typing);
    typed[name] = event.target.value;
    typing = setTimeout(applyTyped, 200);
  };
  return h('p', { class: 'field' }, h('label', { for: `filter-${name}` }, label),
    h('input', { type: 'search', id: `filter-${name}`, value: filter[name], oninput: change, autocomplete: 'off', list: choices ? `list-${name}` : undefined }),
    choices ? h('datalist', { id: `list-${name}` }, choices.map((choice) => h('option', { value: choice }))) : null);
}

function confidenceField() {
  const shown = h('output', { for: 'filter-confidence' }, `${Math.round(filter.confidence * 100)} %`);
  return h('p', { class: 'field' }, h('label', { for: 'filter-confidence' }, say('confidence')), h('span', { class: 'range' },
    h('input', {
      type: 'range', id: 'filter-confidence', min: '0', max: '1', step: '0.05', value: filter.confidence,
      oninput: (event) => { shown.textContent = `${Math.round(event.target.value * 100)} %`; },
      onchange: (event) => setFilter({ confidence: Number(event.target.value) }),
    }), shown));
}

function box(name, value, label, count) {
  const id = `filter-${name}-${value}`;
  const toggle = (event) => setFilter({ [name]: event.target.checked ? [...filter[name], value] : filter[name].filter((one) => one !== value) });
  return h('li', {}, h('input', { type: 'checkbox', id, checked: filter[name].includes(value), onchange: toggle }),
    h('label', { for: id }, label, ' ', h('span', { class: 'count' }, number(count))));
}

function boxes(name, legend, choices) {
  if (choices.length === 0) return null;
  return h('fieldset', {}, h('legend', {}, legend), h('ul', {}, choices.map(([value, label, count]) => box(name, value, label, count))));
}

/** Event types under their families. */
function typeBoxes() {
  const types = counted(events.map((event) => event.type));
  const families = [...new Set(types.map(([type]) => familyOf(type)))].sort();
  if (types.length === 0) return null;
  return h('fieldset', {}, h('legend', {}, say('types')), families.map((family) => [
    h('p', { class: 'family' }, familyName(family)),
    h('ul', {}, types.filter(([type]) => familyOf(type) === family).map(([type, n]) => box('types', type, typeName(type), n)))]));
}

draw();
