import { describe, expect, it } from '@jest/globals';

import { DEMO_KEY } from '../../../src/accounts/accounts.service.js';
import { useServer } from '../../support/server.js';

describe('The demo account', () => {
  const server = useServer();

  it.each([
    'constituents',
    'lists',
    'contact_reports',
    'volunteer_times',
    'appeals',
    'events',
    'constituents/1/gifts',
    'constituents/1/appeal_requests',
    'constituents/1/invitations',
    'constituents/1/notes',
    'constituents/search?q=name=ada',
    'constituents/search?q=street=elm;city=seattle',
    'constituents/search?q=membership_status=0',
    'constituents/search?q=custom_attr=background_info|ft|member',
    'constituents/search?q=class=3|1992',
    'constituents/search?q=lists=1;groups=2',
    'gifts/search?q=gift_amount=gte|1000',
    'contact_reports/search?q=text=year',
    'volunteer_times/search?q=description=fair',
  ])(
    'has something to show in %s',
    async (path) => {
      const { body } = await server.client(DEMO_KEY).get(`/api/v1/${path}`).expect(200);
      expect(body.total_items).toBeGreaterThan(0);
    },
    20_000,
  );
});
