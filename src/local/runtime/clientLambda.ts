// What `@aws-sdk/client-lambda` is for a function whose project has no copy of its own: see findModule.mjs.
export * from '@aws-sdk/client-lambda';
