package smpng.cli;

/** Walks through a timeline by keyboard: shows what has happened so far, and nothing else. Without it the page is whole. */
final class Stepper {
    /** A row with {@code data-step} is a step; what has the same number in {@code data-event} goes with it. */
    static final String SCRIPT = """
            (function () {
              'use strict';
              var all = Array.prototype.slice.call(document.querySelectorAll('tr[data-step]'));
              if (!all.length) { return; }
              var whole = document.getElementById('whole');
              var rows;
              function choose() {
                rows = all.filter(function (row) {
                  return !whole || whole.checked || !row.classList.contains('aside');
                });
              }
              choose();
              var events = Array.prototype.slice.call(document.querySelectorAll('g[data-event]'));
              var at = -1;
              var bar = document.createElement('div');
              var says = document.createElement('span');
              bar.className = 'stepper';
              says.className = 'quiet';
              says.setAttribute('aria-live', 'polite');
              function mark(element, number, now) {
                element.classList.toggle('now', number === now);
                element.classList.toggle('later', now !== null && number > now);
              }
              function go(to) {
                at = Math.max(-1, Math.min(rows.length - 1, to));
                var now = at < 0 ? null : Number(rows[at].getAttribute('data-step'));
                rows.forEach(function (row, i) { mark(row, i, at < 0 ? null : at); });
                events.forEach(function (event) {
                  mark(event, Number(event.getAttribute('data-event')), now);
                });
                says.textContent = at < 0 ? (whole && !whole.checked ? rows.length + ' steps that matter' : 'all ' + rows.length + ' steps')
                      + '; keys: right, left, home, end, escape' + (whole ? ', w for the whole' : '')
                    : 'step ' + (at + 1) + ' of ' + rows.length;
                if (at >= 0) { rows[at].scrollIntoView({ block: 'nearest' }); }
              }
              function button(text, label, step) {
                var its = document.createElement('button');
                its.type = 'button';
                its.textContent = text;
                its.setAttribute('aria-label', label);
                its.addEventListener('click', function () { go(step()); });
                bar.appendChild(its);
              }
              button('\\u2190', 'previous step', function () { return at - 1; });
              button('\\u2192', 'next step', function () { return at + 1; });
              button('all', 'all steps', function () { return -1; });
              bar.appendChild(says);
              var table = all[0].closest('.wide');
              table.parentNode.insertBefore(bar, table);
              if (whole) { whole.addEventListener('change', function () { go(-1); choose(); go(-1); }); }
              document.addEventListener('keydown', function (e) {
                if (e.altKey || e.ctrlKey || e.metaKey || e.target.type === 'text') { return; }
                if (whole && e.key === 'w') { e.preventDefault(); whole.click(); return; }
                var to = { ArrowRight: at + 1, j: at + 1, ArrowLeft: at - 1, k: at - 1, Home: 0, End: rows.length - 1,
                    Escape: -1 }[e.key];
                if (to !== undefined) { e.preventDefault(); go(to); }
              });
              go(-1);
            })();
            """;

    private Stepper() {}
}
