/** Owns the status wall: a read-only picture of the fleet for whoever has a link to it. It reaches no service that writes. */
@ApplicationModule(
        allowedDependencies = {"base", "access", "release", "fleet", "links", "rollout", "rollout :: policy"})
@NullMarked
package dev.fairway.wall;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
