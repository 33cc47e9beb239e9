/** What attackers try, over the wire. */
package dev.fairway.security;
