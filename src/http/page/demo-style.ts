/** Styles of the demonstration: a council’s own colours around the same plain page. */
export const demoStyle = `
.council { background: #3d2463; }
.council .name { display: block; padding: 1rem 0; font-size: 1.35rem; font-weight: 700; }
.phase { background: #fff4cc; color: var(--ink); font-size: 1rem; }
.phase p { margin: 0 auto; padding-top: 0.5rem; padding-bottom: 0.5rem; }
.phase strong { margin-right: 0.5rem; padding: 0.1rem 0.5rem; background: var(--ink); color: #fff; }
.council .width, .council ~ div.width, .council ~ main.width, .council ~ footer .width { max-width: 64rem; }
.lead { max-width: 46rem; }
.lead h1 { font-size: clamp(1.9rem, 1.3rem + 3vw, 3rem); }
.lead p { font-size: 1.3rem; }
.call { margin: 2rem 0; padding: 1.25rem 1.5rem; border-left: 0.5rem solid #3d2463; background: #f3eef9; }
.call h2 { margin-top: 0; }
.call p { max-width: 42rem; }
.call p:last-child { margin: 0; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); gap: 0 2rem; }
.cards section { border-top: 4px solid #3d2463; margin-top: 1rem; }
.cards h2 { margin-top: 1rem; }
.steps { max-width: 46rem; margin: 0; padding: 0; list-style: none; counter-reset: step; }
.steps li { position: relative; margin: 0 0 1rem; padding: 0.15rem 0 0 3.25rem; min-height: 2.25rem; counter-increment: step; }
.steps li::before { content: counter(step); position: absolute; left: 0; top: 0; width: 2.25rem; height: 2.25rem;
  border-radius: 50%; background: #3d2463; color: #fff; font-weight: 700; line-height: 2.25rem; text-align: center; }
.council ~ main { padding-bottom: 5rem; }
`;
