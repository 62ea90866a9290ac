"""How a report looks: on a screen, on a phone, and on paper of any size."""

from __future__ import annotations

__all__ = ["STYLE"]

STYLE = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 1.5rem 1.25rem 3rem; max-width: 58rem;
  background: #fff; color: #1a1a1a;
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif;
  overflow-wrap: break-word;
}
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.3rem; margin: 2.25rem 0 .75rem; border-bottom: 2px solid #1a1a1a; }
h3 { font-size: 1.05rem; line-height: 1.4; margin: 0 0 .35rem; }
p, ul { margin: .4rem 0; }
ul { padding-left: 1.25rem; }
.quiet { color: #4d4d4d; }
figure { margin: 1rem 0; }
figcaption { color: #4d4d4d; font-size: .9rem; }
svg { display: block; height: auto; width: 100%; font: 13px system-ui, "Liberation Sans", sans-serif; }
svg.wide { max-width: 36rem; }
svg.small { max-width: 20rem; }
table { border-collapse: collapse; width: 100%; font-size: .95rem; }
caption { text-align: left; font-weight: 600; padding: .25rem 0; }
th, td { text-align: left; vertical-align: top; padding: .3rem .9rem .3rem 0; border-bottom: 1px solid #c8c8c8; }
th { overflow-wrap: normal; }
thead th { border-bottom: 2px solid #1a1a1a; }
tbody th { font-weight: 400; overflow-wrap: break-word; min-width: 8.5rem; }
.answers tbody th { width: 28%; }
.long tbody th { width: 45%; }
#pupils td { white-space: nowrap; }
tbody tr.key th { font-weight: 700; }
h3 .quiet { font-weight: 400; }
.marks { margin-top: 1.5rem; }
.marks td, .marks th[scope="col"] { padding: .2rem .25rem; text-align: center; }
.marks th:first-child { text-align: left; }
.answers td { overflow-wrap: anywhere; }
.pupil { white-space: nowrap; }
.figure { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.scroll { overflow-x: auto; }
.question { border: 1px solid #767676; border-radius: 4px; padding: .9rem 1rem; margin: 1rem 0; }
.question > p.figures { font-weight: 600; }
.answers { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: flex-start; }
.answers > svg { flex: 1 1 15rem; }
.answers > .scroll { flex: 3 1 22rem; min-width: 0; }
.todo { border-left: 5px solid #1a1a1a; padding: .1rem 0 .1rem .75rem; margin: .75rem 0; }
.todo p { white-space: pre-line; }
.voided h3 { text-decoration: line-through; }
a { color: #003a8c; }
@media (max-width: 34rem) {
  body { padding: 1rem .75rem 2rem; }
  h1 { font-size: 1.4rem; }
  .question { padding: .7rem .7rem; }
  th, td { padding-right: .5rem; }
  tbody th { min-width: 5.5rem; }
  .answers tbody th { width: 32%; }
  .long tbody th { width: 38%; }
}
@page { margin: 16mm 15mm; }
@media print {
  html { font-size: 9pt; }
  body { padding: 0; max-width: none; line-height: 1.35; }
  h2 { margin: 1.2rem 0 .5rem; }
  h2, h3, caption, thead { break-after: avoid; }
  nav { display: none; }
  figure, tr, .todo, li { break-inside: avoid; }
  .question { break-inside: avoid; margin: .6rem 0; padding: .5rem .7rem; }
  thead { display: table-header-group; }
  th, td { padding: .12rem .8rem .12rem 0; }
  .scroll { overflow: visible; }
  svg.wide { max-width: 115mm; }
  .answers { flex-wrap: nowrap; }
  .answers > svg { flex: 0 0 52mm; }
  a { color: inherit; text-decoration: none; }
  .question, .todo { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
"""
