/** Owns the wire: Omaha XML to check-ins and back; every quirk of the protocol lives here and nowhere else. */
@ApplicationModule(
        allowedDependencies = {"base", "access", "release", "fleet", "enrolment", "rollout", "rollout :: policy"})
@NullMarked
package dev.fairway.omaha;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
