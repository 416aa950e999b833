/** How the page looks: light and dark as the reader’s system is, on a phone and on paper. */
export const pageStyle = `
:root{color-scheme:light dark;--page:#f6f7f9;--card:#fff;--ink:#1c2430;--dim:#5b6675;--line:#d9dee6;--accent:#2457c5;--own:#c2255c;
--critical:#c92a2a;--suspect:#a85b00;--watch:#1864ab;--none:#5b6675;--adds:#d9480f;--lowers:#2b8a3e;--base:#8892a0;
--heat0:#eceff3;--heat1:#d0dcf5;--heat2:#a6bff0;--heat3:#7499e4;--heat4:#4472cf;--heat5:#1f4aa3}
@media (prefers-color-scheme:dark){:root{--page:#12161c;--card:#1b212a;--ink:#e4e8ee;--dim:#9aa6b5;--line:#323b48;--accent:#8ab0ff;--own:#ff7eb0;
--critical:#ff8787;--suspect:#ffb454;--watch:#74c0fc;--none:#9aa6b5;--adds:#ff9457;--lowers:#69db7c;--base:#77828f;
--heat0:#262e39;--heat1:#233a66;--heat2:#2b4d8f;--heat3:#3763b5;--heat4:#5a87d9;--heat5:#9dbdff}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:15px/1.5 system-ui,sans-serif}
main,header,footer{max-width:1200px;margin:0 auto;padding:0 16px}
h1{font-size:1.5rem;margin:24px 0 4px}h2{font-size:1.15rem;margin:0 0 10px}h3{font-size:1.15rem;margin:0 0 8px}h4{font-size:.95rem;margin:0 0 6px}
.card{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:16px;margin:16px 0}
.grid{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,460px),1fr));gap:16px}.grid .card{margin:0}
.columns2{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,420px),1fr));gap:12px 24px}
.dim,figcaption{color:var(--dim);font-size:.87rem}
.critical{color:var(--critical);font-weight:700}.suspect{color:var(--suspect);font-weight:700}.watch{color:var(--watch);font-weight:600}.none{color:var(--none)}
.counts{display:flex;flex-wrap:wrap;gap:8px 24px;margin:8px 0;padding:0;list-style:none}.counts b{font-size:1.35rem;display:block;font-variant-numeric:tabular-nums}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{text-align:left;padding:5px 8px;border-bottom:1px solid var(--line);vertical-align:top}
.number{text-align:right;white-space:nowrap}td.name{overflow-wrap:anywhere;min-width:11rem}td.why{min-width:16rem}td.strip{width:250px}
thead th{font-size:.82rem;color:var(--dim);white-space:nowrap}
button{font:inherit;color:inherit;background:none;border:0;padding:0;cursor:pointer;text-align:left}
thead button{font-weight:600}th[aria-sort=ascending] button::after{content:" ↑"}th[aria-sort=descending] button::after{content:" ↓"}
td.name button{color:var(--accent);font-weight:600}td.name button::before{content:"▸ "}td.name button[aria-expanded=true]::before{content:"▾ "}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.controls{display:flex;flex-wrap:wrap;gap:8px 16px;margin:0 0 10px;align-items:center}.controls[hidden]{display:none}
input,select{font:inherit;color:inherit;background:var(--page);border:1px solid var(--line);border-radius:6px;padding:5px 8px}
tr.detail>td{background:var(--page);padding:16px;white-space:normal}article{width:min(1104px,calc(100vw - 120px))}section{margin:0 0 14px;min-width:0}article section{overflow-x:auto}
dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 12px;margin:0}dt{color:var(--dim)}dd{margin:0;overflow-wrap:anywhere}
ul{margin:0;padding-left:1.2em}li{overflow-wrap:anywhere}
pre{margin:2px 0 8px;padding:6px 8px;background:var(--card);border:1px solid var(--line);border-radius:6px;white-space:pre-wrap;overflow-wrap:anywhere;font-size:.85rem}
.input p,.pair p{margin:0}.pair{border-left:3px solid var(--own);padding-left:10px;margin:0 0 10px}
a{color:var(--accent)}
.plot{display:block;max-width:100%;height:auto}td.strip .plot{max-width:none}
.plot text{fill:var(--ink);font:12px system-ui,sans-serif}.plot .small{font-size:11px;fill:var(--dim)}.plot .end{text-anchor:end}.plot .middle{text-anchor:middle}.plot .strong{font-weight:700;fill:var(--ink)}
.adds{fill:var(--adds)}.lowers{fill:var(--lowers)}.base{fill:var(--base)}.total{fill:var(--own)}.columns{fill:var(--heat4)}.share{fill:var(--own)}
.axis{stroke:var(--dim)}.faint{stroke:var(--line)}.whisker{stroke:var(--base);stroke-width:1.5}.box{fill:var(--heat2)}.median{stroke:var(--ink);stroke-width:2}
.own{fill:var(--own);stroke:var(--card);stroke-width:1}.band{fill:var(--heat3);fill-opacity:.75}
.heat0{fill:var(--heat0)}.heat1{fill:var(--heat1)}.heat2{fill:var(--heat2)}.heat3{fill:var(--heat3)}.heat4{fill:var(--heat4)}.heat5{fill:var(--heat5)}
.edge{stroke:var(--dim);stroke-opacity:.6}.dot-critical{fill:var(--critical)}.dot-suspect{fill:var(--suspect)}.dot-watch{fill:var(--watch)}.dot-none{fill:var(--none)}
.ring{fill:none;stroke:var(--own);stroke-width:2}.plot .rank{fill:var(--card);font-size:11px;font-weight:700;text-anchor:middle}
.good{color:var(--lowers)}.limited{color:var(--suspect)}.bad{color:var(--critical)}.unknown{color:var(--dim)}
footer{color:var(--dim);font-size:.87rem;padding-bottom:32px}
@media (max-width:640px){td.why,th.why,td.wide,th.wide{display:none}.card{padding:12px}main,header,footer{padding:0 10px}td.name{min-width:9.2rem}th,td{padding:5px 4px}
tr.detail>td{padding:10px}article{width:calc(100vw - 74px)}.plot{width:100%}.plot text,.plot .small{font-size:15px}.plot.bars{width:450px;max-width:none}.plot.bars text,.plot.bars .small{font-size:13px}.plot .rank{font-size:11px}}
@media print{:root{color-scheme:light;font-size:11px;--page:#fff;--card:#fff;--ink:#1c2430;--dim:#5b6675;--line:#d9dee6;--accent:#2457c5;--own:#c2255c;--critical:#c92a2a;--suspect:#a85b00;--watch:#1864ab;--none:#5b6675;--adds:#d9480f;--lowers:#2b8a3e;--base:#8892a0;
--heat0:#eceff3;--heat1:#d0dcf5;--heat2:#a6bff0;--heat3:#7499e4;--heat4:#4472cf;--heat5:#1f4aa3}article{width:calc(100vw - 60px)}*{print-color-adjust:exact}td.why{min-width:0}td.name{min-width:8rem}.number{white-space:normal}td.strip{width:170px}td.strip .plot{width:160px}main,header,footer{padding:0}body{background:#fff;font-size:1rem}.columns2{grid-template-columns:1fr 1fr}.controls{display:none!important}.card{border:0;padding:0;break-inside:avoid-page}.card.long{break-inside:auto}
tr,section,.plot{break-inside:avoid}.scroll{overflow:visible}thead{display:table-header-group}}
`;
