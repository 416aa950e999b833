/** Where the requests of one account came from and what they asked for. */
export interface SourcesFinding {
  readonly addresses: number;
  readonly networks: number;
  /** Of the networks (IPv4 /24, IPv6 /48), those that are kept. */
  readonly networkNames?: readonly string[];
  /** Marks (hashes) of the keys and of the tenants, where every call named one and at most 8 were seen. */
  readonly keyMarks?: readonly string[];
  readonly tenantMarks?: readonly string[];
  readonly agents: readonly string[];
  readonly models: readonly string[];
  readonly endpoints: readonly string[];
}
