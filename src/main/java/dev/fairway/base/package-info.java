/** Owns the value types and the refusals that every other module speaks in; depends on nothing of ours. */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
@NullMarked
package dev.fairway.base;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
