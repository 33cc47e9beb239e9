/** Owns how machines come in: the mode of each product, its keys, who waits for approval, and limits for new machine ids. */
@ApplicationModule(allowedDependencies = {"base", "access", "release", "fleet"})
@NullMarked
package dev.fairway.enrolment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
