/** Owns what can be installed: products, releases with their payloads, channels with their history and floors. */
@ApplicationModule(allowedDependencies = {"base", "access"})
@NullMarked
package dev.fairway.release;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
