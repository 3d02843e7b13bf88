// An event as a card.
function chip(kind, text) { return h('span', { class: `chip ${kind}` }, text); }

function chips(event) {
  return [
    event.modality === 'asserted' ? null : chip(event.modality, say(event.modality)),
    event.polarity === 'negative' ? chip('negative', say('negative')) : null,
    event.zone === 'body' ? null : chip('zone', say(event.zone)),
    event.same_as ? chip('same', say('same')) : null,
  ];
}

function confidenceMeter(event) {
  const percent = Math.round(event.confidence * 100);
  const bar = h('span', { class: 'meter', role: 'img', 'aria-label': `${say('confidence').replace(/ (from|từ)$/, '')} ${percent} %` }, h('span', {}));
  bar.firstChild.style.width = `${percent}%`;
  return h('span', { class: 'confidence' }, bar, h('span', { 'aria-hidden': 'true' }, `${percent} %`));
}

/** Who or what fills a role: the name, the words where they are others, the value. */
function filler(event, argument) {
  const entity = argument.entity === undefined ? null : event.page.entities[argument.entity];
  const name = argument.name ?? argument.text;
  const value = valueName(argument);
  return h('dd', {},
    entity
      ? h('button', { type: 'button', class: `name ${entity.type}`, title: say('choose', { name }), onclick: () => setFilter({ entity: entity.name }) }, name)
      : h('span', { class: 'words' }, name),
    argument.name && folded(argument.name) !== folded(argument.text) ? h('span', { class: 'words other' }, `“${argument.text}”`) : null,
    value && value !== name ? h('span', { class: 'value' }, value) : null);
}

function roles(event) {
  const byRole = new Map();
  for (const argument of event.arguments) byRole.set(argument.role, [...(byRole.get(argument.role) ?? []), argument]);
  const said = event.attribution === undefined ? null : event.page.entities[event.attribution];
  const rows = [...byRole].map(([role, list]) => h('div', {}, h('dt', {}, roleName(role)), list.map((a) => filler(event, a))));
  if (said) rows.push(h('div', {}, h('dt', {}, say('attribution')), h('dd', {}, h('span', { class: 'words' }, said.name))));
  return rows.length > 0 ? h('dl', { class: 'roles' }, rows) : null;
}

function codesText(event) { return Object.entries(event.codes).map(([scheme, code]) => `${scheme} ${code}`).join(' · '); }

function details(event) {
  const rows = [[say('rule'), event.rule], [say('codes'), codesText(event)], [say('id'), event.id]].filter(([, text]) => text);
  return h('details', { class: 'more-about' }, h('summary', {}, say('details')),
    h('dl', {}, rows.map(([name, text]) => h('div', {}, h('dt', {}, name), h('dd', {}, text)))));
}

/** The evidence with the trigger and the fillers marked. */
function evidence(event) {
  const text = evidenceOf(event);
  const box = h('blockquote', { class: 'evidence', lang: 'vi' });
  if (event.sentence !== undefined) { box.append(text); return box; }
  const marks = [[event.trigger.start, event.trigger.end, 'strong']].concat(event.arguments.map((a) => [a.start, a.end, 'mark']))
    .filter(([start, end]) => start >= event.start && end <= event.end && start < end).sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  let at = event.start;
  for (const [start, end, tag] of marks) {
    if (start < at) continue;
    box.append(event.page.text.slice(at, start), h(tag, {}, event.page.text.slice(start, end)));
    at = end;
  }
  box.append(event.page.text.slice(at, event.end));
  return box;
}

/**
 * `place` is `text` beside the article, `list` where the evidence must be shown too.
 */
function card(event, place) {
  const heading = h('h3', { id: `${place}-${event.index}` }, h('span', { class: 'type' }, typeName(event.type)), ' ',
    h('span', { class: 'trigger-words', lang: 'vi' }, `“${event.trigger.text}”`));
  const jump = h('button', { type: 'button', class: 'jump', onclick: () => openEvent(event, 'text') }, say('showText'));
  const summary = summaryOf(event);
  return h('article', {
    class: `card ${familyOf(event.type)}`, tabindex: '-1', 'aria-labelledby': `${place}-${event.index}`, 'data-event': event.index,
    onfocusin: () => { if (place === 'text') mark(event, false); }, onmouseenter: () => { if (place === 'text') mark(event, false); },
  },
  h('header', {}, heading, confidenceMeter(event)),
  chips(event).some(Boolean) ? h('p', { class: 'chips' }, chips(event)) : null,
  place === 'list' && summary ? h('p', { class: 'summary' }, summary) : null,
  roles(event),
  place === 'list' ? evidence(event) : null,
  place === 'list' ? h('p', { class: 'from' }, titleOf(event.page)) : null,
  h('footer', {}, event.page.text === undefined ? null : jump, details(event)));
}
