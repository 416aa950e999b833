/** Abbreviations of time zones that mean one offset from UTC wherever they are written. */

/**
 * Hours east of UTC. The zones of North America are those of RFC 822, the others those of the tz database; abbreviations that
 * several parts of the world use for different offsets (IST, BST, AST; CST, which China writes too) are left out.
 */
const HOURS: Readonly<Record<string, number>> = {
  ...{ Z: 0, UTC: 0, GMT: 0, UT: 0, EST: -5, EDT: -4, CDT: -5, MST: -7, MDT: -6, PST: -8, PDT: -7 },
  ...{ WET: 0, WEST: 1, CET: 1, CEST: 2, MEZ: 1, MESZ: 2, EET: 2, EEST: 3, MSK: 3 },
  ...{ SGT: 8, HKT: 8, AWST: 8, JST: 9, KST: 9, AEST: 10, AEDT: 11, NZST: 12, NZDT: 13 },
};

/** Milliseconds east of UTC; NaN for a name that is not known. */
export function zoneMs(name: string): number {
  const zone = name.toUpperCase();
  return Object.hasOwn(HOURS, zone) ? (HOURS[zone] ?? NaN) * 3_600_000 : NaN;
}
