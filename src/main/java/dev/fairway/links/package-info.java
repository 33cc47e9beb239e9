/** Owns the links to status walls: who made which, what each shows and to whom, and who looks. */
@ApplicationModule(allowedDependencies = {"base", "access", "fleet"})
@NullMarked
package dev.fairway.links;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
