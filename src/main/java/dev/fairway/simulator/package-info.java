/** Owns a simulated fleet: machines that live and speak to a server over HTTP only, as real ones do; for the demo and for load. */
@ApplicationModule(allowedDependencies = "base")
@NullMarked
package dev.fairway.simulator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
