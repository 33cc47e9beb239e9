/** What stands around every screen: header, drawer, and what is shown for an address that leads nowhere. */
@NullMarked
package dev.fairway.console.frame;

import org.jspecify.annotations.NullMarked;
