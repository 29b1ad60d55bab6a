/** The look of the API reference: the colours of the product, both themes by the reader's system, no outside file. */
export const referenceStyle = `
:root{color-scheme:light dark;--paper:#fbfaf7;--sheet:#fff;--sunken:#f3f1ea;--line:#e2ded3;--ink:#1b1f24;--ink2:#4f545a;
--accent:#0f6e6e;--wash:#e3efed;--stop:#a8281c}
@media(prefers-color-scheme:dark){:root{--paper:#14181a;--sheet:#1b2023;--sunken:#0f1214;--line:#2c3336;--ink:#ece8df;
--ink2:#b7b6b0;--accent:#5fc0b6;--wash:#17302f;--stop:#f2968a}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:400 16px/24px "Golos Text Variable","Golos Text",system-ui,sans-serif}
a{color:var(--accent);text-underline-offset:3px;text-decoration-thickness:1px}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:6px}
header,main{max-width:1120px;margin:0 auto;padding:24px 16px}
h1{font-size:28px;line-height:36px;font-weight:600;letter-spacing:-.01em;margin:0 0 8px}
h2{font-size:22px;line-height:32px;font-weight:600;margin:56px 0 8px;padding-top:16px;border-top:1px solid var(--line)}
h3{font-size:16px;line-height:24px;font-weight:600;margin:0}
p{margin:8px 0;max-width:72ch}
.quiet{color:var(--ink2)}
.contents{display:flex;flex-wrap:wrap;gap:4px 20px;padding:0;list-style:none;margin:16px 0 0}
article{margin:24px 0;padding:16px 20px 20px;background:var(--sheet);border:1px solid var(--line);border-radius:6px}
.address{display:flex;flex-wrap:wrap;gap:4px 12px;align-items:baseline;font-size:15px}
.method{font-weight:600;color:var(--accent);min-width:56px}
code,pre{font:400 14px/20px ui-monospace,"Cascadia Mono",Menlo,Consolas,monospace}
pre{margin:8px 0 0;padding:12px;overflow-x:auto;background:var(--sunken);border-radius:6px;white-space:pre}
table{border-collapse:collapse;width:100%;margin:8px 0 0;font-size:14px;line-height:20px}
th,td{text-align:left;vertical-align:top;padding:6px 12px 6px 0;border-bottom:1px solid var(--line)}
th{font-weight:600;color:var(--ink2)}
td code{white-space:pre-wrap}
.part{margin:16px 0 0;font-size:14px;line-height:20px;font-weight:600;color:var(--ink2)}
.wide{overflow-x:auto}
`;
