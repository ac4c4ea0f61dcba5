import type { Wording } from '../wording/wording.js';
import { build, buildButton, buildHidden } from './build-element.js';
import { type Announcer, createAnnouncer } from './announcer.js';
import type { Settings } from './settings.js';

/** What the frame's controls do. */
export interface FrameActions {
  readonly open: () => void;
  readonly close: () => void;
  readonly ask: () => void;
  readonly typed: (draft: string) => void;
  readonly stop: () => void;
  readonly retry: () => void;
  readonly askRestart: () => void;
  readonly restart: () => void;
  readonly declineRestart: () => void;
  readonly print: () => void;
}

/** The parts of the widget that stay for its whole life. */
export interface Frame {
  readonly root: HTMLElement;
  /** Null in a panel that stands in the page. */
  readonly launcher: HTMLButtonElement | null;
  readonly panel: HTMLElement;
  readonly head: HTMLElement;
  readonly heading: HTMLElement;
  readonly log: HTMLElement;
  readonly introduction: HTMLElement;
  readonly transcript: HTMLElement;
  /** Questions that can be asked by a press. */
  readonly offers: HTMLElement;
  readonly trouble: HTMLElement;
  readonly troubleText: HTMLElement;
  readonly retry: HTMLButtonElement;
  readonly field: HTMLElement;
  readonly box: HTMLTextAreaElement;
  readonly count: HTMLElement;
  readonly send: HTMLButtonElement;
  readonly stop: HTMLButtonElement;
  readonly tools: HTMLElement;
  readonly startAgain: HTMLButtonElement;
  readonly confirmation: HTMLElement;
  readonly confirm: HTMLButtonElement;
  readonly announcer: Announcer;
  /** Never shown; its colours are those of links. */
  readonly probe: HTMLElement;
}

export function buildFrame(settings: Settings, wording: Wording, actions: FrameActions): Frame {
  const floating = settings.mode === 'floating';
  const head = buildHead(settings, wording, floating ? actions.close : null);
  const log = buildLog(wording);
  const form = buildForm(wording, actions);
  const announcer = createAnnouncer();
  log.skip.addEventListener('click', () => {
    form.box.focus();
  });
  const panel = build(
    'section',
    { class: 'panel', part: 'panel', role: floating ? 'dialog' : 'region', 'aria-labelledby': 'heading' },
    head.head,
    log.log,
    form.form,
  );
  const launcher = floating ? buildLauncher(settings, wording, actions.open) : null;
  // The frame stands on the side that the page's direction asks for; the words in it have their own.
  for (const part of [head.head, log.log, form.form]) part.dir = wording.dir;
  const base = buildBase(settings, wording);
  base.root.append(...(launcher ? [launcher] : []), panel, ...announcer.regions);
  return { ...base, launcher, panel, announcer, ...head, ...log, ...form };
}

/** What everything else stands in. */
export function buildBase({ mode, theme }: Settings, wording: Wording): Pick<Frame, 'root' | 'probe'> {
  const probe = build('span', { class: 'probe', hidden: '' });
  const root = build('div', { class: `voices ${mode} ${theme}`, part: 'base', lang: wording.lang }, probe);
  return { root, probe };
}

/** The button that opens the panel. */
export function buildLauncher(settings: Settings, wording: Wording, open: () => void): HTMLButtonElement {
  const words = settings.launcher ?? settings.heading ?? wording.heading;
  return buildButton(
    { class: 'launcher', part: 'launcher', 'aria-haspopup': 'dialog', 'aria-expanded': 'false' },
    open,
    build('span', { dir: 'auto' }, words),
  );
}

function buildHead(settings: Settings, wording: Wording, close: (() => void) | null) {
  const text = settings.heading ?? wording.heading;
  const heading = build('h2', { id: 'heading', tabindex: '-1', dir: 'auto' }, text);
  const head = build(
    'div',
    { class: 'head', part: 'header' },
    build('div', {}, heading, build('p', {}, wording.automated)),
    close && buildButton({ part: 'close' }, close, wording.close),
  );
  return { head, heading };
}

function buildLog(wording: Wording) {
  const skip = build('button', { type: 'button', class: 'skip' }, wording.skipToQuestion);
  const introduction = build('div', { class: 'introduction', part: 'introduction' });
  const transcript = build('ol', { class: 'transcript', role: 'list' });
  const offers = build('section', { class: 'offers', part: 'suggestions' });
  const log = build(
    'div',
    { class: 'log', role: 'region', 'aria-label': wording.conversation, tabindex: '0' },
    skip,
    introduction,
    transcript,
    offers,
  );
  return { log, skip, introduction, transcript, offers };
}

function buildForm(wording: Wording, actions: FrameActions) {
  const troubleText = build('p', { id: 'trouble' });
  const retry = buildButton({ class: 'plain' }, actions.retry, wording.tryAgain);
  const trouble = build('div', { class: 'trouble', hidden: '' }, troubleText, retry);
  const count = build('p', { id: 'count', class: 'hint' });
  const box = build('textarea', { id: 'question', rows: '2', dir: 'auto', part: 'question-box' });
  const send = build('button', { type: 'submit', class: 'send', part: 'ask' }, wording.ask);
  const stop = buildButton({ class: 'plain', hidden: '' }, actions.stop, wording.stop);
  const field = build(
    'div',
    { class: 'field' },
    build('label', { for: 'question' }, wording.question),
    build('p', { id: 'hint', class: 'hint' }, wording.questionHint),
    trouble,
    box,
    count,
  );
  const tools = buildTools(wording, actions);
  const buttons = build('div', { class: 'row' }, send, stop, tools.tools);
  const form = build('form', { novalidate: '' }, field, tools.confirmation, buttons);
  box.addEventListener('input', () => {
    actions.typed(box.value);
  });
  box.addEventListener('keydown', (event) => {
    // While a word is being composed, Enter chooses it.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    actions.ask();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    actions.ask();
  });
  return { form, field, box, count, send, stop, trouble, troubleText, retry, ...tools };
}

/** Starting again, with its confirmation, and printing: for a conversation that there is something of. */
function buildTools(wording: Wording, actions: FrameActions) {
  const startAgain = buildButton({ class: 'quiet' }, actions.askRestart, wording.startAgain);
  const print = buildButton({ class: 'quiet' }, actions.print, wording.print);
  const tools = build('div', { class: 'row tools', hidden: '' }, startAgain, print);
  const confirm = buildButton({ class: 'plain' }, actions.restart, wording.startAgainYes);
  const decline = buildButton({ class: 'plain' }, actions.declineRestart, wording.startAgainNo);
  const confirmation = build(
    'div',
    { class: 'confirmation', role: 'group', 'aria-labelledby': 'restart', hidden: '' },
    build('p', { id: 'restart' }, wording.startAgainQuestion),
    build('div', { class: 'row' }, confirm, decline),
  );
  return { tools, startAgain, confirmation, confirm };
}

/** Fills the line that says what is wrong, with its hidden prefix. */
export function fillTrouble(element: HTMLElement, wording: Wording, text: string): void {
  element.replaceChildren(buildHidden(`${wording.error} `), text);
}
