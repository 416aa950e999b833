/** What our words are called in the schemas of other systems. */
import type { Level } from '../findings/findings.js';

/** `ocsf`: 1 informational to 4 high (5, critical, is left to people who confirmed a finding); `ecs`: 0 to 100 as Elastic's own rules use it. */
export const severities: Readonly<
  Record<Level, { readonly ocsf: number; readonly name: string; readonly ecs: number }>
> = {
  none: { ocsf: 1, name: 'Informational', ecs: 0 },
  watch: { ocsf: 2, name: 'Low', ecs: 21 },
  suspect: { ocsf: 3, name: 'Medium', ecs: 47 },
  critical: { ocsf: 4, name: 'High', ecs: 73 },
};

/** The technique of MITRE ATLAS that every finding is about. */
export const attackReference = {
  framework: 'MITRE ATLAS',
  tactic: { id: 'AML.TA0010', name: 'Exfiltration' },
  technique: { id: 'AML.T0024', name: 'Exfiltration via AI Inference API' },
  subtechnique: { id: 'AML.T0024.002', name: 'Extract AI Model' },
  url: 'https://atlas.mitre.org/techniques/AML.T0024.002',
} as const;
