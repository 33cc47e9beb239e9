/** The channels, and promoting a release to one. */
@NullMarked
package dev.fairway.console.channels;

import org.jspecify.annotations.NullMarked;
