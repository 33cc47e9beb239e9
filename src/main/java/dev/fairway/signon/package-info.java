/** Owns the ways in for those for whom somebody else vouches: an OpenID Connect issuer, or a trusted reverse proxy. */
@ApplicationModule(allowedDependencies = {"base", "access"})
@NullMarked
package dev.fairway.signon;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
