/** Owns who gets what and when: the desk that answers check-ins, grants, and the explanation of every decision. */
@ApplicationModule(allowedDependencies = {"base", "access", "release", "fleet", "enrolment"})
@NullMarked
package dev.fairway.rollout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
