// Before the tests of a file: its process takes the screen with its own number.
const screens = process.env.TEST_SCREENS?.split(' ').filter((display) => display !== '') ?? [];
const own = screens[(Number(process.env.VITEST_POOL_ID ?? 1) - 1) % screens.length];
if (own !== undefined) process.env.DISPLAY = own;
