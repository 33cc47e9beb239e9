/** What the tests of several modules share: recorded requests, databases, a client and a small world to act in. */
package dev.fairway.testing;
