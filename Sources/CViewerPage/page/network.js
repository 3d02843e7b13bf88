// Who does something together with whom, or to whom: a graph to see, a table to read.
const ACTING = new Set(['person', 'organisation', 'country']);

/** Pairs of actors in the same event. */
function pairsOf(list) {
  const pairs = new Map();
  for (const event of list) {
    if (!isOfPairs(event)) continue;
    const ids = [...event.actors].filter((id) => ACTING.has(actors.get(id).type)).sort();
    for (let i = 0; i < ids.length; i += 1) {
      for (let j = i + 1; j < ids.length; j += 1) {
        const key = `${ids[i]}\n${ids[j]}`;
        if (!pairs.has(key)) pairs.set(key, { key, a: actors.get(ids[i]), b: actors.get(ids[j]), events: [] });
        pairs.get(key).events.push(event);
      }
    }
  }
  return [...pairs.values()].sort((x, y) => y.events.length - x.events.length || (x.key < y.key ? -1 : 1));
}

function pairRow(pair) {
  const kinds = counted(pair.events.map((event) => typeName(event.type)));
  const shown = kinds.slice(0, 4).map(([name, n]) => (n > 1 ? `${name} ×${n}` : name)).join(', ');
  const name = (actor) => h('button', { type: 'button', class: `name ${actor.type}`, onclick: () => setFilter({ entity: actor.name }) }, actor.name);
  return h('tr', {}, h('th', { scope: 'row' }, name(pair.a)), h('td', {}, name(pair.b)), h('td', { class: 'number' }, number(pair.events.length)),
    h('td', {}, kinds.length > 4 ? `${shown}, …` : shown),
    h('td', {}, h('button', {
      type: 'button', 'aria-label': `${say('show')}: ${say('pair', { a: pair.a.name, b: pair.b.name })}`,
      onclick: () => { state.view = 'timeline'; setFilter({ pair: pair.key }); },
    }, say('show'))));
}

function svg(tag, properties, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(properties)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Places nodes by springs along edges and repulsion elsewhere; always the same for the same pairs. */
function layout(nodes, edges, width, height) {
  nodes.forEach((node, i) => {
    node.x = Math.sqrt(i + 0.5) * Math.cos(i * 2.399963);
    node.y = Math.sqrt(i + 0.5) * Math.sin(i * 2.399963);
  });
  const steps = 320;
  for (let step = 0; step < steps; step += 1) {
    for (const node of nodes) { node.dx = -node.x * 0.06; node.dy = -node.y * 0.06; }
    for (const a of nodes) {
      for (const b of nodes) {
        const [dx, dy] = [a.x - b.x, a.y - b.y];
        const square = Math.max(0.04, dx * dx + dy * dy);
        if (a !== b && square < 36) { a.dx += dx / square; a.dy += dy / square; }
      }
    }
    for (const { from, to } of edges) {
      const [dx, dy] = [(to.x - from.x) * 0.35, (to.y - from.y) * 0.35];
      from.dx += dx; from.dy += dy; to.dx -= dx; to.dy -= dy;
    }
    const heat = 0.5 * (1 - step / steps) + 0.01;
    for (const node of nodes) {
      const length = Math.max(0.001, Math.hypot(node.dx, node.dy));
      node.x += (node.dx / length) * Math.min(length, heat);
      node.y += (node.dy / length) * Math.min(length, heat);
    }
  }
  for (const [axis, from, until] of [['x', 104, width - 104], ['y', 24, height - 36]]) {
    const places = nodes.map((node) => node[axis]);
    const [low, high] = [Math.min(...places), Math.max(...places)];
    for (const node of nodes) node[axis] = from + ((node[axis] - low) / Math.max(0.001, high - low)) * (until - from);
  }
  spreadLabels(nodes);
}

/** Moves nodes whose labels would lie on each other apart, downwards and upwards. */
function spreadLabels(nodes) {
  for (let round = 0; round < 40; round += 1) {
    for (const a of nodes) {
      for (const b of nodes) {
        const [dx, dy] = [Math.abs(a.x - b.x), b.y - a.y];
        if (a === b || dx > 4 * (a.actor.name.length + b.actor.name.length) || Math.abs(dy) > 34) continue;
        const push = (34 - Math.abs(dy)) / 4;
        a.y -= dy >= 0 ? push : -push;
        b.y += dy >= 0 ? push : -push;
      }
    }
  }
}

/** What the nodes and their labels take, as a view box. */
function viewBox(nodes, width) {
  const places = nodes.map((node) => node.y);
  const [top, bottom] = [Math.min(...places) - 24, Math.max(...places) + 44];
  return `0 ${top.toFixed(0)} ${width} ${(bottom - top).toFixed(0)}`;
}

function graph(pairs) {
  const [width, height] = [880, 520];
  const strongest = pairs.slice(0, 36);
  const byActor = new Map();
  const node = (actor) => {
    if (!byActor.has(actor.id)) byActor.set(actor.id, { actor, weight: 0 });
    return byActor.get(actor.id);
  };
  const edges = strongest.map((pair) => {
    const [from, to] = [node(pair.a), node(pair.b)];
    from.weight += pair.events.length;
    to.weight += pair.events.length;
    return { from, to, n: pair.events.length };
  });
  const nodes = [...byActor.values()].sort((a, b) => b.weight - a.weight || (a.actor.id < b.actor.id ? -1 : 1));
  layout(nodes, edges, width, height);
  const most = Math.max(...edges.map((edge) => edge.n));
  const lines = edges.map(({ from, to, n }) => svg('line', {
    x1: from.x, y1: from.y, x2: to.x, y2: to.y, 'stroke-width': (1.2 + (4.8 * n) / most).toFixed(1),
  }));
  const heaviest = nodes[0].weight;
  const circles = nodes.map((one) => {
    const radius = 5 + 11 * Math.sqrt(one.weight / heaviest);
    const label = one.actor.name.length > 24 ? `${one.actor.name.slice(0, 23)}…` : one.actor.name;
    const text = svg('text', { x: one.x, y: one.y + radius + 13 });
    text.append(label);
    const mark = svg('g', { class: `node ${one.actor.type}` }, svg('circle', { cx: one.x, cy: one.y, r: radius.toFixed(1) }), text);
    mark.addEventListener('click', () => setFilter({ entity: one.actor.name }));
    return mark;
  });
  return h('figure', { class: 'graph' },
    svg('svg', { viewBox: viewBox(nodes, width), role: 'img', 'aria-label': say('graph', { n: strongest.length }) },
      svg('g', { class: 'edges' }, ...lines), ...circles),
    h('figcaption', {}, say('graph', { n: strongest.length }), ' ', say('graphHelp')));
}

function networkView() {
  const pairs = pairsOf(shownEvents());
  const head = h('h2', {}, say('pairs'));
  if (pairs.length === 0) return h('div', { class: 'wide' }, clearing(), head, h('p', { class: 'note' }, say('noPairs')));
  const columns = ['one', 'other', 'count', 'kinds'].map((key) => h('th', { scope: 'col' }, say(key)));
  const [body, more] = lazily(pairs, 60, pairRow, h('tbody', {}));
  const table = h('table', {}, h('thead', {}, h('tr', {}, columns, h('th', { scope: 'col' }, h('span', { class: 'hidden' }, say('show'))))), body);
  return h('div', { class: 'wide' }, clearing(), head, graph(pairs),
    h('div', { class: 'scroller', tabindex: '0', role: 'region', 'aria-label': say('pairs') }, table), more);
}
