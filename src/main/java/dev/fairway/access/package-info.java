/** Owns who may come in: accounts, roles, the first set-up, API tokens and the audit trail. */
@ApplicationModule(allowedDependencies = {"base"})
@NullMarked
package dev.fairway.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
