// Events by day: bars to see when much happened, below them the events themselves.
function grain(days) {
  const known = days.filter((day) => day.length >= 4).sort();
  if (known.length === 0) return 10;
  const [from, until] = [known[0], known[known.length - 1]].map((day) => Date.UTC(+day.slice(0, 4), (+day.slice(5, 7) || 1) - 1, +day.slice(8, 10) || 1));
  const span = (until - from) / 86400000;
  if (span <= 92) return 10;
  return span <= 365 * 6 ? 7 : 4;
}

/** The place of a bar among all that there could be; nothing for a day that is not told so exactly. */
function placeOf(day, size) {
  if (day.length < size) return NaN;
  const [y, m, d] = day.split('-').map(Number);
  return size === 10 ? Date.UTC(y, m - 1, d) / 86400000 : size === 7 ? y * 12 + m : y;
}

function bars(list) {
  const days = list.map((event) => event.day).filter(Boolean);
  if (days.length === 0) return null;
  const size = grain(days);
  const counts = counted(days.map((day) => day.slice(0, size))).sort((a, b) => (a[0] < b[0] ? -1 : 1));
  const most = Math.max(...counts.map(([, n]) => n));
  const caption = say(size === 10 ? 'perDay' : size === 7 ? 'perMonth' : 'perYear');
  const box = h('ol', { class: 'bars' }, counts.map(([day, n], index) => {
    const isApart = index > 0 && placeOf(day, size) - placeOf(counts[index - 1][0], size) > 1;
    const bar = h('span', { class: 'bar', 'aria-hidden': 'true' });
    bar.style.height = `${Math.max(4, Math.round((n / most) * 100))}%`;
    return h('li', { class: isApart ? 'apart' : undefined }, h('button', {
      type: 'button', 'aria-pressed': String(filter.day === day), 'aria-label': `${dateName(day)}: ${plural(n, 'events')}`,
      onclick: () => setFilter({ day: filter.day === day ? '' : day }),
    }, h('span', { class: 'room', 'aria-hidden': 'true' }, bar), h('span', { class: 'count', 'aria-hidden': 'true' }, number(n)),
    h('span', { class: 'day', 'aria-hidden': 'true' }, shortDay(day))));
  }));
  return h('section', { class: 'chart', 'aria-label': caption }, h('h2', {}, caption), box,
    filter.day ? h('button', { type: 'button', onclick: () => setFilter({ day: '' }) }, say('allDays')) : null);
}

function shortDay(day) {
  const [y, m, d] = day.split('-');
  if (!m) return y;
  if (!d) return `${+m}/${y}`;
  return language === 'vi' ? `${+d}/${+m}/${y.slice(2)}` : `${+d} ${MONTHS[m - 1]?.slice(0, 3) ?? m} ${y.slice(2)}`;
}

/** Events under the headings of their days, earliest first; those without a day last. */
function dayList(list) {
  const sorted = [...list].sort((a, b) => {
    const [x, y] = [a.day ?? '~', b.day ?? '~'];
    return x < y ? -1 : x > y ? 1 : a.index - b.index;
  });
  const rows = [];
  let day;
  for (const event of sorted) {
    if (event.day !== day || rows.length === 0) rows.push({ heading: event.day ? dateName(event.day) : say('noDate') });
    day = event.day;
    rows.push({ event });
  }
  return lazily(rows, 80, ({ heading, event }) => (event ? card(event, 'list') : h('h2', { class: 'day-heading' }, heading)),
    h('div', { class: 'list' }));
}

function timelineView() {
  const list = shownEvents();
  if (list.length === 0) return h('div', { class: 'wide' }, h('p', { class: 'note' }, say('noEvents')), filter.day || filter.pair ? clearing() : null);
  return h('div', { class: 'wide' }, clearing(), bars(filter.day ? events.filter((event) => isShownWithout(event, 'day')) : list), dayList(list));
}

/** What was narrowed by choosing in a chart, with a way back. */
function clearing() {
  if (filter.pair === '') return null;
  const [a, b] = filter.pair.split('\n').map((id) => actors.get(id).name);
  return h('p', { class: 'narrowed' }, say('pair', { a, b }), ' ', h('button', { type: 'button', onclick: () => setFilter({ pair: '' }) }, say('clearPair')));
}

function isShownWithout(event, name) {
  const kept = filter;
  filter = { ...filter, [name]: NO_FILTER[name] };
  const isIn = isShown(event);
  filter = kept;
  return isIn;
}
