const LOOK_MS = 1_000;

const find = (id) => document.getElementById(id);
const notice = find('notice');
/** What the control server cannot tell: delays are set, never read back. */
const delays = { his: 0, bhxh: 0, slow: 0 };
let shownTickets = 0;

function tell(text, bad = false) {
  notice.textContent = text;
  notice.classList.toggle('bad', bad);
}

/** Asks the lab to do something; says on the page what came of it. */
async function act(action, body, done) {
  const answer = await fetch(`/${action}`, { method: 'POST', body: JSON.stringify(body) });
  const { ok, error } = await answer.json();
  tell(ok ? done : error, !ok);
  if (!ok) return;
  if (action === 'slow' || action === 'reset') delays.his = delays.bhxh = delays.slow = body.ms ?? 0;
  if (body.delayMs !== undefined) delays[action] = body.delayMs;
  await look();
}

/** Shows the card's code to the scanner, or lays it on the chip reader, as the row above the people says. */
function presentCard(persona, name) {
  const how = document.querySelector('input[name=how]:checked').value;
  if (how === 'code') act('present', { persona }, `${name}: code shown`);
  else act('chip', { persona, kind: how }, `${name}: card laid down`);
}

function personaButton({ id, name, description }) {
  const button = document.createElement('button');
  button.type = 'button';
  const title = document.createElement('strong');
  title.textContent = name;
  const text = document.createElement('span');
  text.textContent = description.en;
  button.append(title, text);
  button.addEventListener('click', () => presentCard(id, name));
  return button;
}

/** The value of each row of buttons, as the lab says it stands. */
const standing = ({ printer, scanner, chip, his, bhxh, zvt, nexo }) => ({
  zvt: zvt?.customer,
  nexo: nexo?.customer,
  chip: chip?.laid ? 'laid' : 'empty',
  paper: printer.paper,
  cover: printer.cover,
  scanner: scanner?.plugged ? 'plugged' : 'unplugged',
  his: his.mode === 'ok' && delays.his >= 10_000 ? 'slow' : his.mode,
  bhxh: bhxh.mode === 'ok' && delays.bhxh >= 10_000 ? 'slow' : bhxh.mode,
  slow: String(delays.slow),
});

async function look() {
  const state = await (await fetch('/state')).json();
  const values = standing(state);
  for (const row of document.querySelectorAll('fieldset[data-state]')) {
    for (const button of row.querySelectorAll('button')) {
      button.setAttribute('aria-pressed', String(button.dataset.is === values[row.dataset.state]));
    }
  }
  if (state.tickets === shownTickets) return;
  shownTickets = state.tickets;
  find('none').hidden = shownTickets > 0;
  find('ticket').hidden = shownTickets === 0;
  if (shownTickets > 0) find('ticket').src = `/tickets/last.png?${shownTickets}`;
}

/** Looks again and again, one look at a time. */
async function keepLooking() {
  try {
    await look();
  } catch (error) {
    tell(`The virtual hospital does not answer: ${error.message}`, true);
  }
  setTimeout(keepLooking, LOOK_MS);
}

for (const row of document.querySelectorAll('fieldset[data-action]')) {
  const title = row.querySelector('legend').textContent;
  for (const button of row.querySelectorAll('button')) {
    button.addEventListener('click', () =>
      act(row.dataset.action, JSON.parse(button.dataset.body), `${title}: ${button.textContent}`),
    );
  }
}
find('raw').addEventListener('submit', (event) => {
  event.preventDefault();
  act('present', { text: find('text').value }, 'Code scanned');
});
const personas = await (await fetch('/personas')).json();
find('personas').append(...personas.map(personaButton));
keepLooking();
