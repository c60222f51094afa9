/** The SDK's own table of partitions and regions, in a file that its package does not export: `esbuild.mjs` finds it. */
declare module 'aws-partitions' {
  export const partitionsInfo: {
    readonly partitions: readonly {
      /** `aws`, `aws-cn`, `aws-us-gov`. */
      readonly id: string;
      readonly regions: Readonly<Record<string, { readonly description: string }>>;
    }[];
  };
}
