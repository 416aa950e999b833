/** An input that breaks off or makes no sense from some place on; what came before was handed on. */
export class DamagedInput extends Error {}
