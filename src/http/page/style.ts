import { demoStyle } from './demo-style.js';

/** The pages' one stylesheet. Plain on purpose: system fonts, one column, colours of 4.5:1 and better. */
export const style = `
:root { color-scheme: light; --ink: #14171a; --quiet: #46505a; --paper: #fff; --band: #f1f3f5; --line: #8a949e;
  --link: #0b4f9e; --go: #0b6b3a; --go-dark: #06421f; --fault: #b3200e; --focus: #ffd23f; --voice: #5a3d8a; --calm: #0d5c63; }
* { box-sizing: border-box; }
html { font: 100%/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif; color: var(--ink);
  background: var(--paper); -webkit-text-size-adjust: 100%; }
body { margin: 0; font-size: 1.125rem; overflow-wrap: break-word; }
a { color: var(--link); text-underline-offset: 0.15em; }
a:hover { text-decoration-thickness: 0.15em; }
:focus-visible, .fault-summary:focus, .important:focus { outline: 3px solid var(--ink); outline-offset: 0;
  box-shadow: 0 0 0 6px var(--focus); }
main:focus, #answer:focus { outline: none; box-shadow: none; }
.hidden-visually:not(:focus) { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; }
.skip { display: block; padding: 0.5rem 1rem; background: var(--focus); color: var(--ink); }
.width { max-width: 46rem; margin: 0 auto; padding: 0 1rem; }
.top { background: var(--ink); color: #fff; }
.top > .width > a { display: inline-block; padding: 0.75rem 0; color: #fff; font-weight: 700; text-decoration: none; }
.top > .width > a:hover { text-decoration: underline; }
.languages { padding-top: 0.75rem; font-size: 1rem; }
.languages ul, footer ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; margin: 0; padding: 0; list-style: none; }
.languages ul { justify-content: flex-end; gap: 0.25rem 1rem; }
.languages li, footer li { min-height: 1.75rem; }
button.link, button.link:hover { padding: 0; border: 0; background: none; color: var(--link); font-weight: 400;
  text-decoration: underline; text-underline-offset: 0.15em; }
.languages li[aria-current] { font-weight: 700; }
main.width { padding-top: 1.5rem; padding-bottom: 3rem; }
h1 { margin: 0 0 1.25rem; font-size: clamp(1.6rem, 1.2rem + 2vw, 2.25rem); line-height: 1.2; text-wrap: balance; }
h2 { margin: 2.5rem 0 0.75rem; font-size: 1.4rem; line-height: 1.25; }
h3 { margin: 2rem 0 0.5rem; font-size: 1.15rem; }
p { margin: 0 0 1rem; }
footer { border-top: 1px solid var(--line); background: var(--band); color: var(--quiet); font-size: 1rem; }
footer .width { padding-top: 1.25rem; padding-bottom: 2rem; }
footer nav { margin: 0 0 1rem; }
footer p { margin: 0 0 0.5rem; }
.notice { margin: 0 0 1.5rem; padding: 0.75rem 1rem; border-left: 0.5rem solid var(--line); background: var(--band); }
.notice p:last-child { margin: 0; }
.field { margin: 0 0 1.5rem; }
.field.fault { padding-left: 1rem; border-left: 5px solid var(--fault); }
.field h2 { margin-bottom: 0.25rem; }
label { display: block; margin: 0 0 0.25rem; font-weight: 700; }
.hint { margin: 0 0 0.5rem; color: var(--quiet); }
.fault-text { margin: 0 0 0.5rem; color: var(--fault); font-weight: 700; }
textarea, select { width: 100%; padding: 0.4rem 0.5rem; border: 2px solid var(--ink); border-radius: 0; background: var(--paper);
  color: inherit; font: inherit; }
select { max-width: 24rem; min-height: 2.75rem; }
.field.fault textarea, .field.fault select { border-color: var(--fault); }
button, .button { display: inline-block; padding: 0.6rem 1.1rem; border: 2px solid transparent; border-radius: 0.2rem;
  background: var(--go); color: #fff; font: inherit; font-weight: 700; text-decoration: none; cursor: pointer; }
button:hover, .button:hover { background: var(--go-dark); }
.fault-summary, .important { margin: 0 0 2rem; padding: 1rem; border: 5px solid var(--fault); }
.important { border-color: var(--link); }
.fault-summary h2, .important h2 { margin: 0 0 0.5rem; }
.important p { margin: 0; }
.fault-summary ul { margin: 0; padding: 0; list-style: none; }
.fault-summary a { color: var(--fault); font-weight: 700; }
.asked { margin: 0 0 1.5rem; padding: 0.75rem 1rem; background: var(--band); font-weight: 700; white-space: pre-line; }
.words { white-space: pre-line; }
figure { margin: 0 0 2rem; padding: 0.1rem 0 0.1rem 1.1rem; border-left: 0.4rem solid var(--voice); }
blockquote { margin: 0 0 0.6rem; font-size: 1.2rem; }
blockquote p { margin: 0; }
figcaption { color: var(--quiet); font-size: 1rem; }
figcaption p { margin: 0; }
.speaker { color: var(--ink); font-weight: 700; }
details, .source { margin: 0.5rem 0 0; font-size: 1rem; }
summary { width: fit-content; min-height: 1.75rem; color: var(--link); text-decoration: underline; text-underline-offset: 0.15em;
  cursor: pointer; }
details p { margin: 0.5rem 0 0; padding: 0.75rem 1rem; background: var(--band); white-space: pre-line; }
mark { background: #fff0b3; color: inherit; }
.help, .person { margin: 0 0 1.5rem; padding: 1rem 1.25rem; border-left: 0.5rem solid var(--calm); background: #eaf4f4; }
.help h3, .person h3 { margin: 0 0 0.5rem; }
.help > ul { margin: 0; padding: 0; list-style: none; }
.help > ul > li + li { margin-top: 1rem; padding-top: 1rem; border-top: 1px solid var(--line); }
.help h4 { margin: 0 0 0.25rem; font-size: 1.125rem; }
.help p { margin: 0 0 0.35rem; }
.ways { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; margin: 0; padding: 0; list-style: none; }
.ways li { min-height: 1.75rem; }
.suggestions { margin: 0 0 1rem; padding: 0; list-style: none; }
.suggestions li { margin: 0 0 0.5rem; }
.suggestions button { padding: 0.5rem 0.9rem; border-color: var(--link); background: var(--paper); color: var(--link);
  font-weight: 400; text-align: left; }
.suggestions button:hover { background: var(--band); text-decoration: underline; }
.earlier { margin: 0 0 0.75rem; padding-left: 1.5rem; color: var(--quiet); }
.contents ul { margin: 0; padding-left: 1.25rem; }
.contents h2 { margin-top: 0; font-size: 1.125rem; }
.contents li { min-height: 1.75rem; }
table { width: 100%; border-collapse: collapse; font-size: 1rem; }
th, td { padding: 0.5rem 1rem 0.5rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
.table { overflow-x: auto; margin: 0 0 1.25rem; }
tbody th { font-weight: 400; }
th:last-child, td:last-child { padding-right: 0; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
dt { margin: 1rem 0 0; font-weight: 700; }
dd { margin: 0; }
.operation dl, .schema dl, .operation ul { margin: 0 0 1rem; padding-left: 1rem; border-left: 2px solid var(--line); }
.operation ul { padding-left: 2rem; }
.operation dt, .schema dt { margin-top: 0.5rem; }
@media (max-width: 30em) {
  th, td { padding-right: 0.5rem; }
  table { font-size: 0.875rem; }
}
${demoStyle}
@media (forced-colors: active) {
  :focus-visible { outline-color: Highlight; }
  button, .button { border-color: ButtonText; }
  mark { background: Mark; color: MarkText; }
}
@media print {
  form, .offers, .skip, .languages, footer nav, .again, summary, #suggestions-heading, practice-voices { display: none; }
  .top, .phase, .call, .notice, .asked, .help, .person { background: none; color: inherit; }
  .top > .width > a, .council .name { color: inherit; }
  figure, .help li, .cards section { break-inside: avoid; }
  .source a[href^='http']::after { content: ' (' attr(href) ')'; overflow-wrap: anywhere; }
}
`;
