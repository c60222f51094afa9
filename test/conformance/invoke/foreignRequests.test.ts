import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningLocalService, startLocalService } from '../localService';

let service: RunningLocalService;
beforeAll(async () => {
  service = await startLocalService();
});
afterAll(() => service.stop());

/** `fetch` sets Host and Origin by itself; this sends what it is given. */
function send(headers: Record<string, string>): Promise<{ status: number | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(`${service.endpoint}/2015-03-31/functions/`, { headers }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => {
        body += text;
      });
      response.on('end', () => resolve({ status: response.statusCode, body }));
    });
    sent.on('error', reject).end();
  });
}

test.each(['127.0.0.1:9999', 'localhost', 'LOCALHOST:1', '[::1]:80'])('answers requests for %s', async (host) => {
  expect(await send({ host })).toMatchObject({ status: 200 });
});

test.each(['evil.example', 'evil.example:80', '127.0.0.1.evil.example', 'localhost.evil.example:4000', '0.0.0.0'])(
  'refuses requests for %s',
  async (host) => {
    const { status, body } = await send({ host });
    expect([status, JSON.parse(body).Message]).toEqual([403, expect.stringContaining('Only requests to 127.0.0.1')]);
  },
);

test.each(['https://evil.example', 'http://localhost:3000', 'null'])(
  'refuses requests of the page %s',
  async (origin) => {
    const { status, body } = await send({ origin });
    expect([status, JSON.parse(body).Message]).toEqual([403, expect.stringContaining(`Origin: ${origin}`)]);
  },
);

test.each(['//', '/?', '/%', '/2015-03-31/functions/%/configuration', '/2015-03-31/functions/..%2f..%2fetc'])(
  'survives the path %s',
  async (path) => {
    const status = await new Promise((resolve, reject) => {
      request({ port: new URL(service.endpoint).port, path }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect([400, 404]).toContain(status);
    expect(await send({})).toMatchObject({ status: 200 });
  },
);
