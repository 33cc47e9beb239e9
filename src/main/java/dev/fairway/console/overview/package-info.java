/** The first screen: how the fleet is, what moves, and what needs a person. */
@NullMarked
package dev.fairway.console.overview;

import org.jspecify.annotations.NullMarked;
