/**
 * The widget's one stylesheet. System fonts at 19 px, one column, colours of 4.5:1 and better, lines and focus of 3:1 and
 * better, logical directions only. On a small or much enlarged screen nothing is fixed and nothing scrolls in two ways.
 */
export const style = `
:host { all: initial; display: block; }
.voices { --accent: var(--pv-accent, #1d4f91); --on-accent: var(--pv-on-accent, #fff); --link: var(--pv-link, #0b4f9e);
  --ink: #14171a; --quiet-ink: #434c55; --paper: #fff; --band: #f1f4f7; --line: #6b7680; --faint: #cfd6dc; --fault: #b3200e;
  --help: #e6f0fa; --rule: var(--accent); --focus: #ffd23f; --on-focus: #14171a; --mark: #fff3bf; --radius: var(--pv-radius, 0.35rem);
  color-scheme: light; color: var(--ink); font: 400 max(1.1875rem, 19px)/1.5 var(--pv-font, system-ui, -apple-system,
  'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif); text-align: start; overflow-wrap: break-word; }
.voices.dark { --link: var(--pv-link, #9fccff); --ink: #f3f5f6; --quiet-ink: #c5ccd3; --paper: #171b1f; --band: #242a30;
  --line: #95a0aa; --faint: #3d464e; --fault: #ffab9f; --help: #17304a; --rule: #9fccff; --mark: #574a10; color-scheme: dark; }
@media (prefers-color-scheme: dark) {
  .voices.auto { --link: var(--pv-link, #9fccff); --ink: #f3f5f6; --quiet-ink: #c5ccd3; --paper: #171b1f; --band: #242a30;
    --line: #95a0aa; --faint: #3d464e; --fault: #ffab9f; --help: #17304a; --rule: #9fccff; --mark: #574a10; color-scheme: dark; }
}
.voices.safe-accent { --accent: #1d4f91; --on-accent: #fff; }
.voices.safe-link { --link: #0b4f9e; }
.voices.dark.safe-link { --link: #9fccff; }
@media (prefers-color-scheme: dark) { .voices.auto.safe-link { --link: #9fccff; } }
.probe { color: var(--link); background: var(--paper); }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
.unseen { position: absolute; inline-size: 1px; block-size: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; }
p, h2, h3, h4, ol, ul, figure, blockquote { margin: 0; padding: 0; font-weight: inherit; font-size: inherit; }
ol, ul { list-style: none; }
a { color: var(--link); }
a, summary, button { text-underline-offset: 0.15em; }
a:hover, summary:hover, button:hover { text-decoration-thickness: 0.15em; }
:focus-visible { outline: 3px solid var(--on-focus); outline-offset: 0; box-shadow: 0 0 0 6px var(--focus); }
.dark :focus-visible { outline-color: var(--focus); box-shadow: none; outline-offset: 2px; }
a:focus-visible { background: var(--focus); color: var(--on-focus); box-shadow: 0 0 0 3px var(--focus); }
button:hover { text-decoration-line: underline; }
button { font: inherit; color: inherit; text-align: start; cursor: pointer; min-block-size: 2.4em; padding: 0.3em 0.8em;
  border: 2px solid transparent; border-radius: var(--radius); }
.launcher, .send { background: var(--accent); color: var(--on-accent); font-weight: 700; }
.send { min-inline-size: 6em; text-align: center; }
.send[aria-disabled='true'] { background: var(--band); color: var(--quiet-ink); border-color: var(--line); cursor: default;
  text-decoration: none; }
.plain, .offer { background: var(--paper); color: var(--link); border-color: currentColor; }
.plain:hover, .offer:hover { background: var(--band); }
.quiet { padding-inline: 0; border: 0; background: none; color: var(--link); text-decoration: underline; }
.row { display: flex; flex-wrap: wrap; align-items: start; gap: 0 1.2em; }
.launcher { position: fixed; z-index: var(--pv-z-index, 2147483000); inset-block-end: 1.25rem; inset-inline-end: 1.25rem;
  max-inline-size: calc(100vw - 2.5rem); padding: 0.55em 1.2em; border-radius: 2em; box-shadow: 0 2px 10px rgb(0 0 0 / 35%); }
.launcher::before { content: '“' / ''; float: inline-start; margin-inline-end: 0.25em; font: 700 2em/1.05 Georgia, serif;
  block-size: 0.75em; }
.panel { display: flex; flex-direction: column; background: var(--paper); border: 1px solid var(--line);
  border-radius: var(--radius); overflow: hidden; }
.floating .panel { position: fixed; z-index: var(--pv-z-index, 2147483000); inset-block-end: 1.25rem; inset-inline-end: 1.25rem;
  inline-size: min(var(--pv-width, 31rem), calc(100vw - 2.5rem)); block-size: min(var(--pv-height, 54rem), calc(100vh - 2.5rem));
  box-shadow: 0 4px 28px rgb(0 0 0 / 30%); }
.inline .panel { block-size: var(--pv-height, 46rem); }
.head { display: flex; justify-content: space-between; align-items: start; gap: 1rem; padding: 0.8rem 1.1rem;
  background: var(--accent); color: var(--on-accent); }
.head h2 { font-size: 1.15em; font-weight: 700; line-height: 1.25; }
.head p { font-size: 0.85em; }
.head button { flex: none; background: none; border-color: currentColor; padding-block: 0.15em; min-block-size: 2.2em; }
.log { position: relative; flex: 1 1 auto; min-block-size: 9rem; overflow-y: auto; padding: 1.1rem; scroll-padding: 1.1rem; }
.log:focus-visible { box-shadow: none; outline-offset: -3px; }
.skip:not(:focus) { position: absolute; clip-path: inset(50%); inline-size: 1px; block-size: 1px; min-block-size: 0; padding: 0; overflow: hidden; }
.skip { background: var(--focus); color: var(--on-focus); margin-block-end: 0.8rem; }
.introduction { display: grid; gap: 0.6em; padding-block-end: 0.2em; }
.transcript > li { margin-block-start: 1.4rem; padding-block-start: 1.4rem; border-block-start: 1px solid var(--faint);
  scroll-margin-block: 1rem; }
.asked { margin-inline-start: auto; inline-size: fit-content; max-inline-size: 92%; padding: 0.55em 0.9em; background: var(--band);
  border-radius: var(--radius); margin-block-end: 1rem; }
.asked .label { display: block; font-size: 0.8em; color: var(--quiet-ink); }
.asked .words { font-weight: 700; white-space: pre-line; }
.working { color: var(--quiet-ink); }
.dots::after { content: '…' / ''; }
.answer { display: grid; gap: 1.1rem; }
.answer > p { white-space: pre-line; }
.part { justify-self: start; padding: 0.1em 0.6em; border: 2px solid var(--line); border-radius: var(--radius); font-size: 0.9em; font-weight: 700; }
.unanswerable, .declined { padding-inline-start: 1rem; border-inline-start: 5px solid var(--line); }
figure { display: grid; gap: 0.5rem; }
blockquote { padding-inline-start: 1rem; border-inline-start: 5px solid var(--rule); font-size: 1.1em; line-height: 1.45; }
blockquote p::before { content: '“' / ''; }
blockquote p::after { content: '”' / ''; }
figcaption { font-size: 0.92em; }
.who { font-weight: 700; }
.where { color: var(--quiet-ink); }
cite { font-style: normal; }
figure > .row { margin-block-start: -0.2rem; font-size: 0.92em; }
summary, .quiet { min-block-size: 2.4em; padding-block: 0.45em; }
summary { inline-size: fit-content; color: var(--link); cursor: pointer; text-decoration: underline;
  padding-inline-end: 0.3em; }
details[open] { flex-basis: 100%; }
.context { margin-block: 0.2rem 0.6rem; padding: 0.7em 0.9em; background: var(--band); border-radius: var(--radius); }
mark { background: var(--mark); color: inherit; }
.offers { margin-block-start: 1.5rem; }
.offers h3 { margin-block-end: 0.5rem; font-weight: 700; }
.offers li + li { margin-block-start: 0.5rem; }
.offer { inline-size: 100%; border-width: 1px; padding-block: 0.45em; }
.help { padding: 1rem 1.1rem; background: var(--help); border-inline-start: 5px solid var(--link); border-radius: var(--radius); }
.help h4, .person h4 { font-weight: 700; font-size: 1.1em; margin-block-end: 0.5rem; }
.help li + li { margin-block-start: 0.9rem; padding-block-start: 0.9rem; border-block-start: 1px solid var(--line); }
.help a, .person a { color: inherit; }
.help a:focus-visible, .person a:focus-visible { color: var(--on-focus); }
.ways { display: flex; flex-wrap: wrap; gap: 0 1.2em; }
.ways a { display: inline-block; padding-block: 0.35em; }
.help .ways a[href^='tel'] { font-weight: 700; }
.person { padding: 0.8rem 1.1rem; background: var(--band); border-radius: var(--radius); }
form { padding: 0.8rem 1.1rem; border-block-start: 1px solid var(--line); background: var(--paper); }
label { font-weight: 700; }
.hint { color: var(--quiet-ink); font-size: 0.85em; }
.count:empty { display: none; }
.over { color: var(--fault); font-weight: 700; }
textarea { display: block; inline-size: 100%; min-block-size: 3.4em; max-block-size: 12em; margin-block: 0.35rem; padding: 0.35em 0.5em; resize: vertical;
  border: 2px solid var(--ink); border-radius: 0; background: var(--paper); color: inherit; font: inherit; field-sizing: content; }
textarea:focus-visible { outline: 3px solid var(--focus); outline-offset: 0; box-shadow: inset 0 0 0 2px var(--ink); }
.trouble { display: grid; gap: 0.4rem; justify-items: start; margin-block: 0.35rem 0.7rem; padding-inline-start: 0.8rem; border-inline-start: 5px solid var(--fault); }
.trouble p { color: var(--fault); font-weight: 700; white-space: pre-line; }
.faulty textarea { border-color: var(--fault); }
.confirmation { margin-block: 0.4rem 0.7rem; }
.confirmation p { font-weight: 700; margin-block-end: 0.4rem; }
.tools { margin-inline-start: auto; font-size: 0.92em; }
@media (max-width: 40em), (max-height: 36em) {
  .launcher { position: static; display: block; inline-size: calc(100% - 2rem); max-inline-size: 30rem; margin: 1rem auto; }
  .voices .panel { position: static; block-size: auto; inline-size: auto; max-inline-size: none; border-inline-width: 0; border-radius: 0; box-shadow: none;
    overflow: visible; }
  .log { overflow: visible; }
}
@media (prefers-reduced-motion: no-preference) {
  .dots::after { animation: pulse 1.2s ease-in-out infinite alternate; }
  @keyframes pulse { to { opacity: 0.2; } }
}
@media (forced-colors: active) {
  :focus-visible, .log:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
  .launcher, .send, .plain, .offer, .head button { border-color: ButtonText; }
  .asked, .context, .help, .person { border: 1px solid CanvasText; }
  .send[aria-disabled='true'] { border-color: GrayText; color: GrayText; }
  .head { border-block-end: 1px solid CanvasText; }
}
@media print {
  .launcher, form, .offers, button { display: none; }
  .voices .panel { position: static; display: block; block-size: auto; inline-size: auto; border: 0; box-shadow: none; overflow: visible; }
  .log { overflow: visible; padding-inline: 0; }
  .head { padding-inline: 0; background: none; color: inherit; }
  details:not([open]) { display: none; }
  .asked { margin-inline-start: 0; }
  figure, .help li { break-inside: avoid; }
}
`;
