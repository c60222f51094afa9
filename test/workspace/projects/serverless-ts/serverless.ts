import type { AWS } from '@serverless/typescript';
import hello from '@functions/hello';

const configuration: AWS = {
  service: 'greeter',
  provider: { name: 'aws', runtime: 'nodejs20.x', environment: { NODE_OPTIONS: '--enable-source-maps', TOKEN: process.env.TOKEN } },
  functions: { hello },
};

module.exports = configuration;
