/** Servers that are killed, lose their database, are two, or get more than they can do, all in the middle of work. */
package dev.fairway.torture;
