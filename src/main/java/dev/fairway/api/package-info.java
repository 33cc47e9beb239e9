/** Owns REST v1: the same services as the console, as JSON with problem details. */
@ApplicationModule(
        allowedDependencies = {
            "base",
            "access",
            "release",
            "fleet",
            "enrolment",
            "links",
            "rollout",
            "rollout :: policy"
        })
@NullMarked
package dev.fairway.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
