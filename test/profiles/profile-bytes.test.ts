import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { UserError } from '../../src/errors.js';
import { ProfileStore } from '../../src/profiles/build.js';
import { hashShape } from '../../src/profiles/profile-bytes.js';
import { foldEvents, floods, testSettings, usualSettings } from '../laws/summary-laws.js';

const saved = foldEvents([
  { account: 'ünï', time: 5, text: 'one two three', label: 'yes', margin: 0.5, address: '203.0.113.9' },
  { account: 'ünï', time: 9, fields: { a: 1, b: 'x' }, label: 'no', isChat: true, system: 'be kind' },
]).encodeProfile(0);

test('a profile is read back under its name, and saved again to the same bytes', () => {
  const store = new ProfileStore(testSettings);
  assert.equal(store.decodeProfile(saved), 0);
  assert.equal(store.profile(0).account, 'ünï');
  assert.deepEqual(store.encodeProfile(0), saved);
});

test('reading a known account merges it', () => {
  const store = new ProfileStore(testSettings);
  store.decodeProfile(saved);
  store.decodeProfile(saved);
  assert.equal(store.size, 1);
  assert.equal(store.profile(0).volume.requests, 4);
  assert.equal(store.profile(0).inputs.sample.size, 2);
});

test('the largest profile survives', () => {
  const store = foldEvents(floods(), usualSettings);
  const again = new ProfileStore(usualSettings);
  again.decodeProfile(store.encodeProfile(0));
  assert.deepEqual(again.encodeProfile(0), store.encodeProfile(0));
  assert.deepEqual(again.profile(0).inputs.sample.entries(), store.profile(0).inputs.sample.entries());
  assert.deepEqual(again.profile(0).evidence.sample.entries(), store.profile(0).evidence.sample.entries());
});

test('other bytes, another version or other settings are refused with advice', () => {
  const refuses = (bytes: Uint8Array, settings = testSettings, message = /^saved profile/): void => {
    assert.throws(
      () => new ProfileStore(settings).decodeProfile(bytes),
      (error) => error instanceof UserError && message.test(error.message),
    );
  };
  refuses(Buffer.from('not a profile'), testSettings, /these bytes are none/);
  refuses(saved.with(4, 99), testSettings, /version 99, this program writes 3/);
  refuses(saved, usualSettings, /other summaries or settings/);
  refuses(new Uint8Array(0), testSettings, /cut off/);
  refuses(Buffer.concat([saved, Buffer.from('x')]), testSettings, /longer than declared/);
});

test('profiles counted with other lists of phrases have another shape', () => {
  assert.notEqual(hashShape(usualSettings, [1, 1]), hashShape(usualSettings, [2, 1]));
  assert.notEqual(hashShape(usualSettings, [1, 1]), hashShape(usualSettings, [1, 2]));
  assert.equal(hashShape(usualSettings, [1, 1]), hashShape({ ...usualSettings }, [1, 1]));
});

test('bytes cut off anywhere are refused', () => {
  for (let length = 0; length < saved.length; length += 1) {
    assert.throws(() => new ProfileStore(testSettings).decodeProfile(saved.subarray(0, length)), UserError);
  }
});

test('damaged bytes are refused or read, but never crash', () => {
  fc.assert(
    fc.property(fc.nat(saved.length - 1), fc.nat(255), (at, byte) => {
      const store = new ProfileStore(testSettings);
      try {
        store.decodeProfile(saved.with(at, byte));
        store.profile(0).inputs.sample.entries();
        store.profile(0).evidence.sample.entries();
        store.encodeProfile(0);
      } catch (error) {
        assert.ok(error instanceof UserError, String(error));
      }
    }),
    { numRuns: 400 },
  );
});
