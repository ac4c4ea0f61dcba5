/** The page's one stylesheet. Plain on purpose: system fonts, one column, colours of 4.5:1 and better. */
export const style = `
:root { color-scheme: light; --ink: #14171a; --quiet: #46505a; --paper: #fff; --band: #f1f3f5; --line: #8a949e;
  --link: #0b4f9e; --go: #0b6b3a; --go-dark: #06421f; --fault: #b3200e; --focus: #ffd23f; --voice: #5a3d8a; }
* { box-sizing: border-box; }
html { font: 100%/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif; color: var(--ink);
  background: var(--paper); -webkit-text-size-adjust: 100%; }
body { margin: 0; font-size: 1.125rem; overflow-wrap: break-word; }
a { color: var(--link); text-underline-offset: 0.15em; }
a:hover { text-decoration-thickness: 0.15em; }
:focus-visible, .fault-summary:focus { outline: 3px solid var(--ink); outline-offset: 0; box-shadow: 0 0 0 6px var(--focus); }
.hidden-visually:not(:focus) { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; }
.skip { display: block; padding: 0.5rem 1rem; background: var(--focus); color: var(--ink); }
.width { max-width: 46rem; margin: 0 auto; padding: 0 1rem; }
header { background: var(--ink); }
header a { display: inline-block; padding: 0.75rem 0; color: #fff; font-weight: 700; text-decoration: none; }
header a:hover { text-decoration: underline; }
main.width { padding-top: 2rem; padding-bottom: 3rem; }
h1 { margin: 0 0 1.25rem; font-size: clamp(1.6rem, 1.2rem + 2vw, 2.25rem); line-height: 1.2; text-wrap: balance; }
h2 { margin: 2.5rem 0 0.75rem; font-size: 1.4rem; line-height: 1.25; }
p { margin: 0 0 1rem; }
footer { border-top: 1px solid var(--line); background: var(--band); color: var(--quiet); font-size: 1rem; }
footer .width { padding-top: 1.25rem; padding-bottom: 2rem; }
footer p { margin: 0 0 0.5rem; }
.notice { margin: 0 0 1.5rem; padding: 0.75rem 1rem; border-left: 0.5rem solid var(--line); background: var(--band); }
.notice p:last-child { margin: 0; }
.field { margin: 0 0 1.5rem; }
.field.fault { padding-left: 1rem; border-left: 5px solid var(--fault); }
label { display: block; margin: 0 0 0.25rem; font-weight: 700; }
.hint { margin: 0 0 0.5rem; color: var(--quiet); }
.fault-text { margin: 0 0 0.5rem; color: var(--fault); font-weight: 700; }
textarea, select { width: 100%; padding: 0.4rem 0.5rem; border: 2px solid var(--ink); border-radius: 0; background: var(--paper);
  color: inherit; font: inherit; }
select { max-width: 24rem; min-height: 2.75rem; }
.field.fault textarea, .field.fault select { border-color: var(--fault); }
button { padding: 0.6rem 1.1rem; border: 2px solid transparent; border-radius: 0.2rem; background: var(--go); color: #fff;
  font: inherit; font-weight: 700; cursor: pointer; }
button:hover { background: var(--go-dark); }
.fault-summary { margin: 0 0 2rem; padding: 1rem; border: 5px solid var(--fault); }
.fault-summary h2 { margin: 0 0 0.5rem; }
.fault-summary ul { margin: 0; padding: 0; list-style: none; }
.fault-summary a { color: var(--fault); font-weight: 700; }
.asked { margin: 0 0 1.5rem; padding: 0.75rem 1rem; background: var(--band); font-weight: 700; white-space: pre-line; }
figure { margin: 0 0 1.75rem; }
blockquote { margin: 0 0 0.6rem; padding: 0.1rem 0 0.1rem 1.1rem; border-left: 0.4rem solid var(--voice); font-size: 1.2rem; }
blockquote p { margin: 0; }
figcaption { padding-left: 1.5rem; color: var(--quiet); font-size: 1rem; }
figcaption p { margin: 0; }
.speaker { color: var(--ink); font-weight: 700; }
.help { margin: 0 0 1rem; padding: 1rem; border: 2px solid var(--link); }
.help h3 { margin: 0 0 0.25rem; font-size: 1.2rem; }
.help p { margin: 0 0 0.35rem; }
.suggestions { margin: 0 0 1rem; padding: 0; list-style: none; }
.suggestions li { margin: 0 0 0.5rem; }
.suggestions button { padding: 0.5rem 0.9rem; border-color: var(--link); background: var(--paper); color: var(--link);
  font-weight: 400; text-align: left; }
.suggestions button:hover { background: var(--band); text-decoration: underline; }
.earlier { margin: 0 0 1rem; padding-left: 1.5rem; }
dt { margin: 1rem 0 0; font-weight: 700; }
dd { margin: 0; }
@media (forced-colors: active) { :focus-visible { outline-color: Highlight; } button { border-color: ButtonText; } }
@media print { form, .suggestions, .skip { display: none; } header { background: none; } header a { color: inherit; } }
`;
