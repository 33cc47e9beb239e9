/** The benchmark: a loaded fleet, a generator of check-ins in a process of its own, a floor to compare with, and the report. */
package dev.fairway.bench;
