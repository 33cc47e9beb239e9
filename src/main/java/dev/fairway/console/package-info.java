/** Owns the screens that people work with; the only module that imports Vaadin. */
@ApplicationModule(
        allowedDependencies = {
            "base",
            "access",
            "signon",
            "release",
            "fleet",
            "enrolment",
            "links",
            "rollout",
            "rollout :: policy"
        })
@NullMarked
package dev.fairway.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
