/** Grid report. */
import { classify, usualModel, wantsProbabilities } from '../../classifier.js';
import { oneSite, sdkAgent } from '../../clients.js';
import { fit, type Row } from '../../inputs/table.js';
import { nightly } from '../../rhythms/rhythms.js';
import { definePersona } from '../../shapes.js';
import type { TabularPersona } from '../../tabular.js';

export const gridReport: TabularPersona = definePersona({
  id: 'grid',
  behaves: 'a report fills a table of two fields around a few standard cases, the same table every time',

  make(service, random) {
    const draw = service.customer(random.fork('trade'));
    const { table } = service;
    const standard = Array.from({ length: random.whole(2, 4) }, () => draw(random));
    const across = random.pick(table.numbers);
    const down = random.pick(table.words);
    const columns = random.whole(6, 10);
    const cells: Row[] = standard.flatMap((row) =>
      down.options.flatMap((option) =>
        Array.from({ length: columns }, (_, at) =>
          table.change(row, {
            [down.name]: option,
            [across.name]: fit(across, across.low + ((at + 0.5) / columns) * (across.high - across.low) * 0.6),
          }),
        ),
      ),
    );
    const params = wantsProbabilities(random.chance(0.7));
    let at = 0;
    return {
      client: oneSite(random, { agent: sdkAgent(random) }),
      model: usualModel(service, random),
      moments: nightly(random, service.span, {
        size: cells.length,
        hour: random.whole(5, 8),
        perSecond: 4,
        every: random.whole(1, 3),
      }),
      ask() {
        const row = cells[at % cells.length];
        at += 1;
        return row === undefined ? undefined : classify(row, params);
      },
    };
  },
});
