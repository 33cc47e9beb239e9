/** Owns who is out there: machines, groups and their membership, the event log, search and counts. */
@ApplicationModule(allowedDependencies = {"base", "access", "release"})
@NullMarked
package dev.fairway.fleet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
